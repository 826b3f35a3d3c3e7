namespace Nop.Services.Customers;

/// <summary>Customers, their roles, addresses and coupon codes.</summary>
public interface ICustomerService
{
    Task DeleteCustomerAsync(Customer customer);

    Task<Customer> GetOrCreateBackgroundTaskUserAsync();

    Task<Customer> GetOrCreateSearchEngineUserAsync();

    Task<Customer> GetCustomerByIdAsync(int customerId);

    Task<Customer> GetCustomerByGuidAsync(Guid customerGuid);

    Task<Customer> GetCustomerByEmailAsync(string email);

    Task<Customer> GetCustomerByUsernameAsync(string username);

    Task<Customer> InsertGuestCustomerAsync();

    Task InsertCustomerAsync(Customer customer);

    Task UpdateCustomerAsync(Customer customer);

    Task ResetCheckoutDataAsync(Customer customer, int storeId, bool clearCouponCodes = false, bool clearCheckoutAttributes = false,
        bool clearRewardPoints = true, bool clearShippingMethod = true, bool clearPaymentMethod = true);

    Task<string> GetCustomerFullNameAsync(Customer customer);

    Task<string> FormatUsernameAsync(Customer customer, bool stripTooLong = false, int maxLength = 0);

    Task<string[]> ParseAppliedDiscountCouponCodesAsync(Customer customer);

    Task ApplyDiscountCouponCodeAsync(Customer customer, string couponCode);

    Task RemoveDiscountCouponCodeAsync(Customer customer, string couponCode);

    Task<string[]> ParseAppliedGiftCardCouponCodesAsync(Customer customer);

    Task ApplyGiftCardCouponCodeAsync(Customer customer, string couponCode);

    Task RemoveGiftCardCouponCodeAsync(Customer customer, string couponCode);

    Task AddCustomerRoleMappingAsync(CustomerCustomerRoleMapping roleMapping);

    Task RemoveCustomerRoleMappingAsync(Customer customer, CustomerRole role);

    Task DeleteCustomerRoleAsync(CustomerRole customerRole);

    Task<CustomerRole> GetCustomerRoleByIdAsync(int customerRoleId);

    Task<CustomerRole> GetCustomerRoleBySystemNameAsync(string systemName);

    Task<int[]> GetCustomerRoleIdsAsync(Customer customer, bool showHidden = false);

    Task<IList<CustomerRole>> GetCustomerRolesAsync(Customer customer, bool showHidden = false);

    Task<IList<CustomerRole>> GetAllCustomerRolesAsync(bool showHidden = false);

    Task InsertCustomerRoleAsync(CustomerRole customerRole);

    Task UpdateCustomerRoleAsync(CustomerRole customerRole);

    Task<bool> IsAdminAsync(Customer customer, bool onlyActiveCustomerRoles = true);

    Task<bool> IsRegisteredAsync(Customer customer, bool onlyActiveCustomerRoles = true);

    Task<bool> IsGuestAsync(Customer customer, bool onlyActiveCustomerRoles = true);

    Task<CustomerPassword> GetCurrentPasswordAsync(int customerId);

    Task InsertCustomerPasswordAsync(CustomerPassword customerPassword);

    Task<IList<Address>> GetAddressesByCustomerIdAsync(int customerId);

    Task<Address> GetCustomerAddressAsync(int customerId, int addressId);

    Task<Address> GetCustomerBillingAddressAsync(Customer customer);

    Task<Address> GetCustomerShippingAddressAsync(Customer customer);

    Task RemoveCustomerAddressAsync(Customer customer, Address address);

    Task InsertCustomerAddressAsync(Customer customer, Address address);
}
