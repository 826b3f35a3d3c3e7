namespace Nop.Core.Domain.Customers;

/// <summary>
/// How a password is stored.
/// </summary>
public enum PasswordFormat
{
    Clear = 0,
    Hashed = 1,
    Encrypted = 2
}
