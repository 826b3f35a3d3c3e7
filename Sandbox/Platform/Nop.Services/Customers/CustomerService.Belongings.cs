using System.Xml.Linq;

namespace Nop.Services.Customers;

public partial class CustomerService
{
    private const string DISCOUNT_CODES = "DiscountCouponCodes";
    private const string GIFT_CARD_CODES = "GiftCardCouponCodes";

    #region Coupon codes

    public virtual async Task<string[]> ParseAppliedDiscountCouponCodesAsync(Customer customer) =>
        await LoadCodesAsync(customer, NopCustomerDefaults.DiscountCouponCodeAttribute);

    public virtual async Task ApplyDiscountCouponCodeAsync(Customer customer, string couponCode) =>
        await AddCodeAsync(customer, NopCustomerDefaults.DiscountCouponCodeAttribute, DISCOUNT_CODES, couponCode);

    public virtual async Task RemoveDiscountCouponCodeAsync(Customer customer, string couponCode) =>
        await RemoveCodeAsync(customer, NopCustomerDefaults.DiscountCouponCodeAttribute, DISCOUNT_CODES, couponCode);

    public virtual async Task<string[]> ParseAppliedGiftCardCouponCodesAsync(Customer customer) =>
        await LoadCodesAsync(customer, NopCustomerDefaults.GiftCardCouponCodesAttribute);

    public virtual async Task ApplyGiftCardCouponCodeAsync(Customer customer, string couponCode) =>
        await AddCodeAsync(customer, NopCustomerDefaults.GiftCardCouponCodesAttribute, GIFT_CARD_CODES, couponCode);

    public virtual async Task RemoveGiftCardCouponCodeAsync(Customer customer, string couponCode) =>
        await RemoveCodeAsync(customer, NopCustomerDefaults.GiftCardCouponCodesAttribute, GIFT_CARD_CODES, couponCode);

    private async Task<string[]> LoadCodesAsync(Customer customer, string attribute)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var xml = await genericAttributeService.GetAttributeAsync<string>(customer, attribute);
        if (string.IsNullOrEmpty(xml))
            return [];

        return XElement.Parse(xml).Elements("CouponCode").Select(code => (string)code.Attribute("Code")).ToArray();
    }

    private async Task AddCodeAsync(Customer customer, string attribute, string rootName, string couponCode)
    {
        var codes = (await LoadCodesAsync(customer, attribute)).ToList();
        var code = couponCode.Trim().ToLowerInvariant();
        if (!codes.Contains(code))
            codes.Add(code);

        await SaveCodesAsync(customer, attribute, rootName, codes);
    }

    private async Task RemoveCodeAsync(Customer customer, string attribute, string rootName, string couponCode)
    {
        var codes = await LoadCodesAsync(customer, attribute);
        await SaveCodesAsync(customer, attribute, rootName, codes
            .Where(code => !code.Equals(couponCode.Trim(), StringComparison.InvariantCultureIgnoreCase)).ToList());
    }

    private async Task SaveCodesAsync(Customer customer, string attribute, string rootName, IList<string> codes)
    {
        var xml = codes.Count == 0
            ? null
            : new XElement(rootName, codes.Select(code => new XElement("CouponCode", new XAttribute("Code", code))))
                .ToString(SaveOptions.DisableFormatting);
        await genericAttributeService.SaveAttributeAsync(customer, attribute, xml);
    }

    #endregion

    #region Roles

    public virtual async Task AddCustomerRoleMappingAsync(CustomerCustomerRoleMapping roleMapping) =>
        await roleMappingRepository.InsertAsync(roleMapping);

    public virtual async Task RemoveCustomerRoleMappingAsync(Customer customer, CustomerRole role)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(role);

        var mappings = await roleMappingRepository.GetAllAsync(query => query
            .Where(mapping => mapping.CustomerId == customer.Id && mapping.CustomerRoleId == role.Id));
        foreach (var mapping in mappings)
            await roleMappingRepository.DeleteAsync(mapping);
    }

    public virtual async Task DeleteCustomerRoleAsync(CustomerRole customerRole)
    {
        ArgumentNullException.ThrowIfNull(customerRole);

        if (customerRole.IsSystemRole)
            throw new Nop.Core.NopException("The store itself needs this role");

        foreach (var mapping in await roleMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.CustomerRoleId == customerRole.Id)))
            await roleMappingRepository.DeleteAsync(mapping);

        await roleRepository.DeleteAsync(customerRole);
    }

    public virtual async Task<CustomerRole> GetCustomerRoleByIdAsync(int customerRoleId) => await roleRepository.GetByIdAsync(customerRoleId);

    public virtual async Task<CustomerRole> GetCustomerRoleBySystemNameAsync(string systemName)
    {
        if (string.IsNullOrWhiteSpace(systemName))
            return null;

        return (await GetAllCustomerRolesAsync(true)).FirstOrDefault(role => role.SystemName == systemName);
    }

    public virtual async Task<int[]> GetCustomerRoleIdsAsync(Customer customer, bool showHidden = false) =>
        (await GetCustomerRolesAsync(customer, showHidden)).Select(role => role.Id).ToArray();

    public virtual async Task<IList<CustomerRole>> GetCustomerRolesAsync(Customer customer, bool showHidden = false)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var mappings = await shortTermCacheManager.GetAsync(
            () => roleMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.CustomerId == customer.Id)),
            NopCustomerServicesDefaults.CustomerRolesCacheKey, customer);
        var roleIds = mappings.Select(mapping => mapping.CustomerRoleId).ToHashSet();

        return (await GetAllCustomerRolesAsync(showHidden)).Where(role => roleIds.Contains(role.Id)).ToList();
    }

    public virtual async Task<IList<CustomerRole>> GetAllCustomerRolesAsync(bool showHidden = false)
    {
        var roles = await roleRepository.GetAllAsync(query => query.OrderBy(role => role.Name),
            cache => cache.PrepareKeyForDefaultCache(NopEntityCacheDefaults<CustomerRole>.AllCacheKey));

        return roles.Where(role => showHidden || role.Active).ToList();
    }

    public virtual async Task InsertCustomerRoleAsync(CustomerRole customerRole) => await roleRepository.InsertAsync(customerRole);

    public virtual async Task UpdateCustomerRoleAsync(CustomerRole customerRole) => await roleRepository.UpdateAsync(customerRole);

    public virtual async Task<bool> IsInCustomerRoleAsync(Customer customer, string customerRoleSystemName,
        bool onlyActiveCustomerRoles = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(customerRoleSystemName);

        return (await GetCustomerRolesAsync(customer, !onlyActiveCustomerRoles)).Any(role => role.SystemName == customerRoleSystemName);
    }

    public virtual async Task<bool> IsAdminAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        await IsInCustomerRoleAsync(customer, NopCustomerDefaults.AdministratorsRoleName, onlyActiveCustomerRoles);

    public virtual async Task<bool> IsRegisteredAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        await IsInCustomerRoleAsync(customer, NopCustomerDefaults.RegisteredRoleName, onlyActiveCustomerRoles);

    public virtual async Task<bool> IsGuestAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        await IsInCustomerRoleAsync(customer, NopCustomerDefaults.GuestsRoleName, onlyActiveCustomerRoles);

    #endregion

    #region Passwords

    public virtual async Task<IList<CustomerPassword>> GetCustomerPasswordsAsync(int? customerId = null,
        PasswordFormat? passwordFormat = null, int? passwordsToReturn = null)
    {
        return await passwordRepository.GetAllAsync(query =>
        {
            if (customerId.HasValue)
                query = query.Where(password => password.CustomerId == customerId.Value);
            if (passwordFormat.HasValue)
            {
                var format = (int)passwordFormat.Value;
                query = query.Where(password => password.PasswordFormatId == format);
            }

            query = query.OrderByDescending(password => password.CreatedOnUtc).ThenByDescending(password => password.Id);

            return passwordsToReturn.HasValue ? query.Take(passwordsToReturn.Value) : query;
        });
    }

    public virtual async Task<CustomerPassword> GetCurrentPasswordAsync(int customerId) =>
        customerId == 0 ? null : (await GetCustomerPasswordsAsync(customerId, passwordsToReturn: 1)).FirstOrDefault();

    public virtual async Task InsertCustomerPasswordAsync(CustomerPassword customerPassword) =>
        await passwordRepository.InsertAsync(customerPassword);

    #endregion

    #region Addresses

    public virtual async Task<IList<Address>> GetAddressesByCustomerIdAsync(int customerId) =>
        await shortTermCacheManager.GetAsync(() => addressRepository.GetAllAsync(query => query
            .Where(address => addressMappingRepository.Table
                .Any(mapping => mapping.CustomerId == customerId && mapping.AddressId == address.Id))
            .OrderBy(address => address.Id)), NopCustomerServicesDefaults.CustomerAddressesCacheKey, customerId);

    public virtual async Task<Address> GetCustomerAddressAsync(int customerId, int addressId) =>
        (await GetAddressesByCustomerIdAsync(customerId)).FirstOrDefault(address => address.Id == addressId);

    public virtual async Task<Address> GetCustomerBillingAddressAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        return await GetCustomerAddressAsync(customer.Id, customer.BillingAddressId ?? 0);
    }

    public virtual async Task<Address> GetCustomerShippingAddressAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        return await GetCustomerAddressAsync(customer.Id, customer.ShippingAddressId ?? 0);
    }

    public virtual async Task RemoveCustomerAddressAsync(Customer customer, Address address)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var mappings = await addressMappingRepository.GetAllAsync(query => query
            .Where(mapping => mapping.CustomerId == customer.Id && mapping.AddressId == address.Id));
        if (mappings.Count == 0)
            return;

        if (customer.BillingAddressId == address.Id)
            customer.BillingAddressId = null;
        if (customer.ShippingAddressId == address.Id)
            customer.ShippingAddressId = null;

        foreach (var mapping in mappings)
            await addressMappingRepository.DeleteAsync(mapping);
    }

    public virtual async Task InsertCustomerAddressAsync(Customer customer, Address address)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(address);

        if (await GetCustomerAddressAsync(customer.Id, address.Id) != null)
            return;

        await addressMappingRepository.InsertAsync(new CustomerAddressMapping { CustomerId = customer.Id, AddressId = address.Id });
    }

    #endregion
}
