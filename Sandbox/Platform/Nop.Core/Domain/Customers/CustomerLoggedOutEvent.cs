namespace Nop.Core.Domain.Customers;

public class CustomerLoggedOutEvent(Customer customer)
{
    public Customer Customer { get; } = customer;
}
