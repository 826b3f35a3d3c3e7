namespace Nop.Services.Discounts;

public partial class DiscountPluginManager(
    ICustomerService customerService,
    IPluginService pluginService) : PluginManager<IDiscountRequirementRule>(customerService, pluginService), IDiscountPluginManager
{
}
