namespace Nop.Services.Customers;

/// <summary>
/// Constants of the customer services.
/// </summary>
public static partial class NopCustomerServicesDefaults
{
    public static int PasswordSaltKeySize => 5;

    public static string DefaultHashedPasswordFormat => "SHA512";
}
