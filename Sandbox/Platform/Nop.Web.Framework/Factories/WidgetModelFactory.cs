using Microsoft.AspNetCore.Routing;
using Nop.Services.Cms;
using Nop.Web.Framework.Models.Cms;

namespace Nop.Web.Framework.Factories;

/// <summary>The active widgets of a zone, once per request and zone</summary>
public class WidgetModelFactory(IStoreContext storeContext, IWidgetPluginManager widgetPluginManager, IWorkContext workContext) : IWidgetModelFactory
{
    protected readonly Dictionary<string, List<Type>> _componentsByZone = new();

    public virtual async Task<List<RenderWidgetModel>> PrepareRenderWidgetModelAsync(string widgetZone, object additionalData = null, bool useCache = true)
    {
        if (!useCache || !_componentsByZone.TryGetValue(widgetZone, out var components))
        {
            var customer = await workContext.GetCurrentCustomerAsync();
            var store = await storeContext.GetCurrentStoreAsync();
            var widgets = await widgetPluginManager.LoadActivePluginsAsync(customer, store.Id, widgetZone);
            _componentsByZone[widgetZone] = components = widgets.Select(widget => widget.GetWidgetViewComponent(widgetZone)).ToList();
        }

        return components.Select(component => new RenderWidgetModel
        {
            WidgetViewComponent = component,
            WidgetViewComponentArguments = new RouteValueDictionary { ["widgetZone"] = widgetZone, ["additionalData"] = additionalData }
        }).ToList();
    }
}
