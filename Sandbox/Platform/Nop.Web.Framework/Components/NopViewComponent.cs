using Microsoft.AspNetCore.Mvc.ViewComponents;
using Nop.Core.Events;
using Nop.Web.Framework.Events;

namespace Nop.Web.Framework.Components;

/// <summary>Base of the view components: announces each model to the event consumers before its view renders</summary>
public abstract class NopViewComponent : ViewComponent
{
    public new ViewViewComponentResult View<TModel>(string viewName, TModel model)
    {
        Announce(model);
        return base.View(viewName, model);
    }

    public new ViewViewComponentResult View<TModel>(TModel model)
    {
        Announce(model);
        return base.View(model);
    }

    public new ViewViewComponentResult View(string viewName) => base.View(viewName);

    private static void Announce<TModel>(TModel model) => EngineContext.Current.Resolve<IEventPublisher>().ModelPrepared(model);
}
