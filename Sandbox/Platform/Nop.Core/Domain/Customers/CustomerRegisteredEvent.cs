namespace Nop.Core.Domain.Customers;

/// <summary>
/// An account was made.
/// </summary>
public class CustomerRegisteredEvent
{
    public CustomerRegisteredEvent(Customer customer)
    {
        Customer = customer;
    }

    public Customer Customer { get; }
}
