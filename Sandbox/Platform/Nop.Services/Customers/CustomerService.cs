using Nop.Services.Common;

namespace Nop.Services.Customers;

public partial class CustomerService(
    IEventPublisher eventPublisher,
    IGenericAttributeService genericAttributeService,
    IRepository<Address> addressRepository,
    IRepository<Customer> customerRepository,
    IRepository<CustomerAddressMapping> addressMappingRepository,
    IRepository<CustomerCustomerRoleMapping> roleMappingRepository,
    IRepository<CustomerPassword> passwordRepository,
    IRepository<CustomerRole> roleRepository,
    IShortTermCacheManager shortTermCacheManager,
    IStoreContext storeContext) : ICustomerService
{
    public virtual async Task DeleteCustomerAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        if (customer.IsSystemAccount)
            throw new NopException($"The store itself needs the account {customer.SystemName}");

        await customerRepository.DeleteAsync(customer);
    }

    public virtual async Task<Customer> GetOrCreateBackgroundTaskUserAsync() =>
        await GetOrCreateSystemAccountAsync(NopCustomerDefaults.BackgroundTaskCustomerName, "builtin@background-task-record.com");

    public virtual async Task<Customer> GetOrCreateSearchEngineUserAsync() =>
        await GetOrCreateSystemAccountAsync(NopCustomerDefaults.SearchEngineCustomerName, "builtin@search_engine_record.com");

    public virtual async Task<Customer> GetCustomerByIdAsync(int customerId) =>
        await customerRepository.GetByIdAsync(customerId, cache => default, useShortTermCache: true);

    public virtual async Task<Customer> GetCustomerByGuidAsync(Guid customerGuid) =>
        customerGuid == Guid.Empty ? null : await shortTermCacheManager.GetAsync(
            () => FirstAsync(query => query.Where(customer => customer.CustomerGuid == customerGuid)),
            NopCustomerServicesDefaults.CustomerByGuidCacheKey, customerGuid);

    public virtual async Task<Customer> GetCustomerByEmailAsync(string email)
    {
        var wanted = email?.Trim();

        return string.IsNullOrEmpty(wanted) ? null : await FirstAsync(query => query.Where(customer => customer.Email == wanted));
    }

    public virtual async Task<Customer> GetCustomerBySystemNameAsync(string systemName) =>
        string.IsNullOrWhiteSpace(systemName) ? null : await shortTermCacheManager.GetAsync(
            () => FirstAsync(query => query.Where(customer => customer.SystemName == systemName)),
            NopCustomerServicesDefaults.CustomerBySystemNameCacheKey, systemName);

    public virtual async Task<Customer> GetCustomerByUsernameAsync(string username)
    {
        var wanted = username?.Trim();

        return string.IsNullOrEmpty(wanted) ? null : await FirstAsync(query => query.Where(customer => customer.Username == wanted));
    }

    public virtual async Task<Customer> InsertGuestCustomerAsync() => await InsertGuestAsync(null, null);

    public virtual async Task InsertCustomerAsync(Customer customer) => await customerRepository.InsertAsync(customer);

    public virtual async Task UpdateCustomerAsync(Customer customer) => await customerRepository.UpdateAsync(customer);

    public virtual async Task ResetCheckoutDataAsync(Customer customer, int storeId, bool clearCouponCodes = false,
        bool clearCheckoutAttributes = false, bool clearRewardPoints = true, bool clearShippingMethod = true,
        bool clearPaymentMethod = true)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var perStore = new List<string>();
        if (clearCheckoutAttributes)
            perStore.Add(NopCustomerDefaults.CheckoutAttributes);
        if (clearRewardPoints)
            perStore.Add(NopCustomerDefaults.UseRewardPointsDuringCheckoutAttribute);
        if (clearShippingMethod)
        {
            perStore.Add(NopCustomerDefaults.SelectedShippingOptionAttribute);
            perStore.Add(NopCustomerDefaults.OfferedShippingOptionsAttribute);
            perStore.Add(NopCustomerDefaults.SelectedPickupPointAttribute);
        }

        if (clearPaymentMethod)
            perStore.Add(NopCustomerDefaults.SelectedPaymentMethodAttribute);

        if (clearCouponCodes)
        {
            await genericAttributeService.SaveAttributeAsync<string>(customer, NopCustomerDefaults.DiscountCouponCodeAttribute, null);
            await genericAttributeService.SaveAttributeAsync<string>(customer, NopCustomerDefaults.GiftCardCouponCodesAttribute, null);
        }

        foreach (var key in perStore)
            await genericAttributeService.SaveAttributeAsync<string>(customer, key, null, storeId);

        await eventPublisher.PublishAsync(new ResetCheckoutDataEvent(customer, storeId));
    }

    public virtual Task<string> GetCustomerFullNameAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        return Task.FromResult(string.Join(' ', new[] { customer.FirstName, customer.LastName }
            .Where(name => !string.IsNullOrWhiteSpace(name))));
    }

    public virtual async Task<string> FormatUsernameAsync(Customer customer, bool stripTooLong = false, int maxLength = 0)
    {
        if (customer == null)
            return string.Empty;

        if (await IsGuestAsync(customer))
            return await EngineContext.Current.Resolve<ILocalizationService>().GetResourceAsync("Customer.Guest");

        var name = string.IsNullOrWhiteSpace(customer.FirstName) ? customer.Email ?? string.Empty : customer.FirstName;

        return stripTooLong && maxLength > 0 ? CommonHelper.EnsureMaximumLength(name, maxLength) : name;
    }

    private async Task<Customer> FirstAsync(Func<IQueryable<Customer>, IQueryable<Customer>> filter) =>
        (await customerRepository.GetAllAsync(query => filter(query).OrderBy(customer => customer.Id).Take(1))).FirstOrDefault();

    private async Task<Customer> GetOrCreateSystemAccountAsync(string systemName, string email) =>
        await GetCustomerBySystemNameAsync(systemName) ?? await InsertGuestAsync(systemName, email);

    private async Task<Customer> InsertGuestAsync(string systemName, string email)
    {
        var now = DateTime.UtcNow;
        var guest = new Customer
        {
            CustomerGuid = Guid.NewGuid(),
            Email = email,
            Active = true,
            IsSystemAccount = systemName != null,
            SystemName = systemName,
            CreatedOnUtc = now,
            LastActivityDateUtc = now,
            RegisteredInStoreId = (await storeContext.GetCurrentStoreAsync())?.Id ?? 0
        };
        var guests = await GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.GuestsRoleName)
            ?? throw new NopException("There is no role for guests");
        await customerRepository.InsertAsync(guest);
        await AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = guest.Id, CustomerRoleId = guests.Id });

        return guest;
    }
}
