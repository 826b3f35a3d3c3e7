namespace Nop.Core.Domain.Customers;

/// <summary>How a new account becomes active.</summary>
public enum UserRegistrationType
{
    Standard = 1,
    EmailValidation = 2,
    AdminApproval = 3,
    Disabled = 4
}
