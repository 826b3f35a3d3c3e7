using Nop.Core.Domain.Customers;
using Nop.Services.Plugins;

namespace Nop.Services.Cms;

/// <summary>
/// The widget plugins and which are active.
/// </summary>
public interface IWidgetPluginManager : IPluginManager<IWidgetPlugin>
{
    Task<IList<IWidgetPlugin>> LoadActivePluginsAsync(Customer customer = null, int storeId = 0, string widgetZone = null);

    bool IsPluginActive(IWidgetPlugin widget);
}
