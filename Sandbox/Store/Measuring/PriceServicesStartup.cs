using Nop.Services.Discounts;
using Nop.Services.Tax;

namespace Sandbox.Store.Measuring;

/// <summary>Puts counters before the services that compute prices, when all are registered</summary>
public sealed class PriceServicesStartup : INopStartup
{
    public int Order => int.MaxValue;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        if (!PluginCosts.IsOn)
            return;

        PluginCosts.Watch<IPriceCalculationService>(services);
        PluginCosts.Watch<IOrderTotalCalculationService>(services);
        PluginCosts.Watch<IDiscountService>(services);
        PluginCosts.Watch<ITaxService>(services);
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
