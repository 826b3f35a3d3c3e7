namespace Nop.Core.Domain.Gdpr;

/// <summary>A customer's data was wiped; the row stays without anything personal.</summary>
public class CustomerPermanentlyDeleted(int customerId, string email)
{
    public int CustomerId { get; } = customerId;
    public string Email { get; } = email;
}
