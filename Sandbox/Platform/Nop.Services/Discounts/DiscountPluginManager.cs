using Nop.Services.Customers;
using Nop.Services.Plugins;

namespace Nop.Services.Discounts;

/// <summary>Finds the plugins that add conditions to discounts.</summary>
public partial class DiscountPluginManager : PluginManager<IDiscountRequirementRule>, IDiscountPluginManager
{
    public DiscountPluginManager(ICustomerService customerService, IPluginService pluginService)
        : base(customerService, pluginService)
    {
    }
}
