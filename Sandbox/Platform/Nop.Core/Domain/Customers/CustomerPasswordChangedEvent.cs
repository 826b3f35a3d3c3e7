namespace Nop.Core.Domain.Customers;

/// <summary>
/// A customer has a new password.
/// </summary>
public class CustomerPasswordChangedEvent
{
    public CustomerPasswordChangedEvent(CustomerPassword password)
    {
        Password = password;
    }

    public CustomerPassword Password { get; }
}
