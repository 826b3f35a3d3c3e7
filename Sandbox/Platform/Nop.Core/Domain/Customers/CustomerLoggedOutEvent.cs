namespace Nop.Core.Domain.Customers;

/// <summary>
/// A customer signed out.
/// </summary>
public class CustomerLoggedOutEvent
{
    public CustomerLoggedOutEvent(Customer customer)
    {
        Customer = customer;
    }

    public Customer Customer { get; }
}
