namespace Nop.Core.Domain.Customers;

/// <summary>
/// A customer signed in; the guest they were before comes along.
/// </summary>
public class CustomerLoggedinEvent
{
    public CustomerLoggedinEvent(Customer customer, Customer guestCustomer)
    {
        Customer = customer;
        GuestCustomer = guestCustomer;
    }

    public Customer Customer { get; }

    public Customer GuestCustomer { get; }
}
