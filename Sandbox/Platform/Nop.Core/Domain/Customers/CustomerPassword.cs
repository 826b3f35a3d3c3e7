namespace Nop.Core.Domain.Customers;

/// <summary>A password a customer has or once had; the newest is the valid one.</summary>
public class CustomerPassword : BaseEntity
{
    public int CustomerId { get; set; }
    public string Password { get; set; }
    public int PasswordFormatId { get; set; }

    public PasswordFormat PasswordFormat
    {
        get => (PasswordFormat)PasswordFormatId;
        set => PasswordFormatId = (int)value;
    }

    public string PasswordSalt { get; set; }
    public DateTime CreatedOnUtc { get; set; }
}
