using Microsoft.AspNetCore.Routing;
using Nop.Core;
using Nop.Services.Cms;
using Nop.Web.Framework.Models.Cms;

namespace Nop.Web.Framework.Factories;

/// <summary>The active widgets of a zone, once per request and zone</summary>
public class WidgetModelFactory : IWidgetModelFactory
{
    protected readonly IStoreContext _storeContext;
    protected readonly IWidgetPluginManager _widgetPluginManager;
    protected readonly IWorkContext _workContext;
    protected readonly Dictionary<string, List<Type>> _componentsByZone = new();

    public WidgetModelFactory(IStoreContext storeContext, IWidgetPluginManager widgetPluginManager, IWorkContext workContext)
    {
        _storeContext = storeContext;
        _widgetPluginManager = widgetPluginManager;
        _workContext = workContext;
    }

    public virtual async Task<List<RenderWidgetModel>> PrepareRenderWidgetModelAsync(string widgetZone, object additionalData = null, bool useCache = true)
    {
        if (!useCache || !_componentsByZone.TryGetValue(widgetZone, out var components))
        {
            var customer = await _workContext.GetCurrentCustomerAsync();
            var store = await _storeContext.GetCurrentStoreAsync();
            var widgets = await _widgetPluginManager.LoadActivePluginsAsync(customer, store.Id, widgetZone);
            _componentsByZone[widgetZone] = components = widgets.Select(widget => widget.GetWidgetViewComponent(widgetZone)).ToList();
        }

        return components.Select(component => new RenderWidgetModel
        {
            WidgetViewComponent = component,
            WidgetViewComponentArguments = new RouteValueDictionary { ["widgetZone"] = widgetZone, ["additionalData"] = additionalData }
        }).ToList();
    }
}
