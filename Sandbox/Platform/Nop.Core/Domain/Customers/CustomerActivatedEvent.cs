namespace Nop.Core.Domain.Customers;

public class CustomerActivatedEvent(Customer customer)
{
    public Customer Customer { get; } = customer;
}
