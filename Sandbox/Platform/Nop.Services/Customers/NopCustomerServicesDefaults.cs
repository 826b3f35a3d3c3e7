namespace Nop.Services.Customers;

public static partial class NopCustomerServicesDefaults
{
    public static int PasswordSaltKeySize => 5;

    public static string DefaultHashedPasswordFormat => "SHA512";

    public static CacheKey CustomerBySystemNameCacheKey => new("Nop.customer.bysystemname.{0}");

    public static CacheKey CustomerByGuidCacheKey => new("Nop.customer.byguid.{0}");

    public static CacheKey CustomerRolesCacheKey => new("Nop.customer.customerrole.{0}");

    public static CacheKey CustomerAddressesCacheKey => new("Nop.customer.addresses.{0}");

    public static string CustomerAddressesPrefix => "Nop.customer.addresses.";
}
