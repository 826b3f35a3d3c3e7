namespace Nop.Core.Domain.Gdpr;

/// <summary>
/// A customer's data was wiped; the row stays without anything personal.
/// </summary>
public class CustomerPermanentlyDeleted
{
    public CustomerPermanentlyDeleted(int customerId, string email)
    {
        CustomerId = customerId;
        Email = email;
    }

    public int CustomerId { get; }

    public string Email { get; }
}
