namespace Nop.Core.Domain.Customers;

/// <summary>The shop's choices about accounts and passwords.</summary>
public class CustomerSettings : ISettings
{
    public bool UsernamesEnabled { get; set; }
    public PasswordFormat DefaultPasswordFormat { get; set; }
    public string HashedPasswordFormat { get; set; }
    public int PasswordMinLength { get; set; }
    public int PasswordMaxLength { get; set; }
    public int FailedPasswordAllowedAttempts { get; set; }
    public int FailedPasswordLockoutMinutes { get; set; }
    public UserRegistrationType UserRegistrationType { get; set; }
    public bool NotifyNewCustomerRegistration { get; set; }
}
