using Nop.Core.Domain.Cms;

namespace Nop.Services.Cms;

/// <summary>Finds the active widget plugins of a place on the page.</summary>
public class WidgetPluginManager(
    ICustomerService customerService,
    IPluginService pluginService,
    WidgetSettings widgetSettings) : PluginManager<IWidgetPlugin>(customerService, pluginService), IWidgetPluginManager
{
    public virtual async Task<IList<IWidgetPlugin>> LoadActivePluginsAsync(Customer customer = null, int storeId = 0,
        string widgetZone = null)
    {
        var active = await LoadActivePluginsAsync(widgetSettings.ActiveWidgetSystemNames, customer, storeId);
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
}
