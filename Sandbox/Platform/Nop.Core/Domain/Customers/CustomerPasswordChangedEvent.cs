namespace Nop.Core.Domain.Customers;

public class CustomerPasswordChangedEvent(CustomerPassword password)
{
    public CustomerPassword Password { get; } = password;
}
