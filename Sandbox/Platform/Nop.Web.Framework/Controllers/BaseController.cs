using Microsoft.AspNetCore.Mvc.Razor;
using Nop.Core.Events;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Web.Framework.Controllers;

[PublishModelEvents]
[SaveLastActivity]
public abstract class BaseController : Controller
{
    protected JsonResult ErrorJson(string error) => Json(new { error });

    protected virtual async Task<string> RenderViewComponentToStringAsync(Type componentType, object arguments = null)
    {
        await using var writer = new StringWriter();
        var services = HttpContext.RequestServices;
        var helper = services.GetRequiredService<IViewComponentHelper>();
        var context = new ViewContext(ControllerContext, new NoView(), ViewData, TempData, writer, new HtmlHelperOptions());
        ((IViewContextAware)helper).Contextualize(context);
        var content = await helper.InvokeAsync(componentType, arguments);
        content.WriteTo(writer, services.GetRequiredService<System.Text.Encodings.Web.HtmlEncoder>());
        return writer.ToString();
    }

    protected virtual async Task<string> RenderPartialViewToStringAsync(string viewName, object model)
    {
        var services = HttpContext.RequestServices;
        //a partial view is rendered inside the action, after the filters that announce models
        await services.GetRequiredService<IEventPublisher>().ModelPreparedAsync(model);
        ViewData.Model = model;

        var name = string.IsNullOrEmpty(viewName) ? ControllerContext.ActionDescriptor.ActionName : viewName;
        var engine = services.GetRequiredService<IRazorViewEngine>();
        var found = engine.FindView(ControllerContext, name, false);
        if (!found.Success)
            found = engine.GetView(null, name, false);

        var view = found.EnsureSuccessful(null).View;
        await using var writer = new StringWriter();
        await view.RenderAsync(new ViewContext(ControllerContext, view, ViewData, TempData, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }

    private sealed class NoView : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        public string Path => string.Empty;

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }
}
