namespace Nop.Core.Domain.Customers;

/// <summary>
/// An account became active.
/// </summary>
public class CustomerActivatedEvent
{
    public CustomerActivatedEvent(Customer customer)
    {
        Customer = customer;
    }

    public Customer Customer { get; }
}
