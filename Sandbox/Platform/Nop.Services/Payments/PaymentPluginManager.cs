using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Payments;
using Nop.Services.Customers;
using Nop.Services.Plugins;

namespace Nop.Services.Payments;

/// <summary>Finds the payment methods of the store: those built in, and those that plugins bring.</summary>
public partial class PaymentPluginManager : PluginManager<IPaymentMethod>, IPaymentPluginManager
{
    private readonly IEnumerable<IPaymentMethod> _builtInMethods;
    private readonly PaymentSettings _paymentSettings;

    public PaymentPluginManager(ICustomerService customerService,
        IEnumerable<IPaymentMethod> builtInMethods,
        IPluginService pluginService,
        PaymentSettings paymentSettings) : base(customerService, pluginService)
    {
        _builtInMethods = builtInMethods;
        _paymentSettings = paymentSettings;
    }

    public override async Task<IList<IPaymentMethod>> LoadAllPluginsAsync(Customer customer = null, int storeId = 0)
    {
        return _builtInMethods
            .Concat(await base.LoadAllPluginsAsync(customer, storeId))
            .OrderBy(method => method.PluginDescriptor.DisplayOrder)
            .ToList();
    }

    public override async Task<IPaymentMethod> LoadPluginBySystemNameAsync(string systemName, Customer customer = null, int storeId = 0)
    {
        return _builtInMethods.FirstOrDefault(method => method.PluginDescriptor.SystemName.Equals(systemName, StringComparison.OrdinalIgnoreCase))
            ?? await base.LoadPluginBySystemNameAsync(systemName, customer, storeId);
    }

    public virtual async Task<IList<IPaymentMethod>> LoadActivePluginsAsync(Customer customer = null, int storeId = 0, int countryId = 0)
    {
        return (await LoadAllPluginsAsync(customer, storeId)).Where(IsPluginActive).ToList();
    }

    public virtual bool IsPluginActive(IPaymentMethod paymentMethod)
    {
        return IsPluginActive(paymentMethod, _paymentSettings.ActivePaymentMethodSystemNames);
    }
}
