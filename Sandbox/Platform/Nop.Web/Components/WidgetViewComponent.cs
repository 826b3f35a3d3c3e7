using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Factories;

namespace Nop.Web.Components;

/// <summary>Shows the active widgets of a zone of the public store</summary>
public class WidgetViewComponent(IWidgetModelFactory widgetModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData = null)
    {
        var widgets = await widgetModelFactory.PrepareRenderWidgetModelAsync(widgetZone, additionalData);
        return widgets.Count > 0 ? View(widgets) : Content(string.Empty);
    }
}
