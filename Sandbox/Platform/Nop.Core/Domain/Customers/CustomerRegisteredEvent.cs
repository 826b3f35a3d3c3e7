namespace Nop.Core.Domain.Customers;

/// <summary>An account was made.</summary>
public class CustomerRegisteredEvent(Customer customer)
{
    public Customer Customer { get; } = customer;
}
