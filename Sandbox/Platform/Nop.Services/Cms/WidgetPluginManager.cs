using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Customers;
using Nop.Services.Customers;
using Nop.Services.Plugins;

namespace Nop.Services.Cms;

/// <summary>
/// Finds the active widget plugins of a place on the page.
/// </summary>
public class WidgetPluginManager : PluginManager<IWidgetPlugin>, IWidgetPluginManager
{
    private readonly WidgetSettings _widgetSettings;

    public WidgetPluginManager(ICustomerService customerService, IPluginService pluginService, WidgetSettings widgetSettings)
        : base(customerService, pluginService)
    {
        _widgetSettings = widgetSettings;
    }

    public virtual async Task<IList<IWidgetPlugin>> LoadActivePluginsAsync(Customer customer = null, int storeId = 0,
        string widgetZone = null)
    {
        var active = await LoadActivePluginsAsync(_widgetSettings.ActiveWidgetSystemNames, customer, storeId);
        if (string.IsNullOrEmpty(widgetZone))
            return active;

        var result = new List<IWidgetPlugin>();
        foreach (var widget in active)
        {
            if ((await widget.GetWidgetZonesAsync()).Contains(widgetZone, StringComparer.InvariantCultureIgnoreCase))
                result.Add(widget);
        }

        return result;
    }

    public virtual bool IsPluginActive(IWidgetPlugin widget)
    {
        return IsPluginActive(widget, _widgetSettings.ActiveWidgetSystemNames);
    }
}
