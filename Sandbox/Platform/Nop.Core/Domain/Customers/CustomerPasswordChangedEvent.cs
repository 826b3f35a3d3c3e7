namespace Nop.Core.Domain.Customers;

public class CustomerPasswordChangedEvent
{
    public CustomerPasswordChangedEvent(CustomerPassword password)
    {
        Password = password;
    }

    public CustomerPassword Password { get; }
}
