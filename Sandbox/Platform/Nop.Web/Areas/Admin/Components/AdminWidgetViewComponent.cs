using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Factories;

namespace Nop.Web.Areas.Admin.Components;

/// <summary>Shows the active widgets of a zone of the admin area</summary>
public class AdminWidgetViewComponent(IWidgetModelFactory widgetModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData = null)
    {
        var widgets = await widgetModelFactory.PrepareRenderWidgetModelAsync(widgetZone, additionalData);
        return widgets.Count > 0 ? View("~/Views/Shared/Components/Widget/Default.cshtml", widgets) : Content(string.Empty);
    }
}
