using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Factories;

namespace Nop.Web.Areas.Admin.Components;

/// <summary>Shows the active widgets of a zone of the admin area</summary>
public class AdminWidgetViewComponent : NopViewComponent
{
    private readonly IWidgetModelFactory _widgetModelFactory;

    public AdminWidgetViewComponent(IWidgetModelFactory widgetModelFactory)
    {
        _widgetModelFactory = widgetModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData = null)
    {
        var widgets = await _widgetModelFactory.PrepareRenderWidgetModelAsync(widgetZone, additionalData);
        return widgets.Count > 0 ? View("~/Views/Shared/Components/Widget/Default.cshtml", widgets) : Content(string.Empty);
    }
}
