namespace Nop.Core.Domain.Customers;

/// <summary>A customer signed in; the guest they were before comes along.</summary>
public class CustomerLoggedinEvent(Customer customer, Customer guestCustomer)
{
    public Customer Customer { get; } = customer;
    public Customer GuestCustomer { get; } = guestCustomer;
}
