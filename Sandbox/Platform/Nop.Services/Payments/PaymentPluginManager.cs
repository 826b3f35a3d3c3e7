namespace Nop.Services.Payments;

/// <summary>Finds the payment methods of the store: those built in, and those that plugins bring.</summary>
public partial class PaymentPluginManager(
    ICustomerService customerService,
    IEnumerable<IPaymentMethod> builtInMethods,
    IPluginService pluginService,
    PaymentSettings paymentSettings) : PluginManager<IPaymentMethod>(customerService, pluginService), IPaymentPluginManager
{
    public override async Task<IList<IPaymentMethod>> LoadAllPluginsAsync(Customer customer = null, int storeId = 0) =>
        builtInMethods
            .Concat(await base.LoadAllPluginsAsync(customer, storeId))
            .OrderBy(method => method.PluginDescriptor.DisplayOrder)
            .ToList();

    public override async Task<IPaymentMethod> LoadPluginBySystemNameAsync(string systemName, Customer customer = null, int storeId = 0) =>
        builtInMethods.FirstOrDefault(method => method.PluginDescriptor.SystemName.Equals(systemName, StringComparison.OrdinalIgnoreCase))
            ?? await base.LoadPluginBySystemNameAsync(systemName, customer, storeId);

    public virtual async Task<IList<IPaymentMethod>> LoadActivePluginsAsync(Customer customer = null, int storeId = 0, int countryId = 0) =>
        (await LoadAllPluginsAsync(customer, storeId)).Where(IsPluginActive).ToList();

    public virtual bool IsPluginActive(IPaymentMethod paymentMethod) => IsPluginActive(paymentMethod, paymentSettings.ActivePaymentMethodSystemNames);
}
