using Nop.Core.Events;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Announces models that came in with a form and models that go out to a view or as JSON</summary>
public sealed class PublishModelEventsAttribute : TypeFilterAttribute
{
    public PublishModelEventsAttribute(bool ignore = false) : base(typeof(PublishModelEventsFilter))
    {
        IgnoreFilter = ignore;
        Arguments = [ignore];
    }

    public bool IgnoreFilter { get; }

    private class PublishModelEventsFilter(bool ignore, IEventPublisher eventPublisher) : IAsyncActionFilter, IAsyncResultFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            if (Ignored(context))
            {
                await next();
                return;
            }

            if (HttpMethods.IsPost(context.HttpContext.Request.Method))
                foreach (var model in context.ActionArguments.Values.OfType<BaseNopModel>())
                    await eventPublisher.ModelReceivedAsync(model, context.ModelState);

            await next();

            if (context.Controller is Controller controller)
                await eventPublisher.ModelPreparedAsync(controller.ViewData.Model);
        }

        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            //as in nopCommerce: who is ignored gets no answer at all
            if (Ignored(context))
                return;
            if (context.Result is JsonResult json)
                await eventPublisher.ModelPreparedAsync(json.Value);

            await next();
        }

        private bool Ignored(FilterContext context) => context.ActionFilter<PublishModelEventsAttribute>()?.IgnoreFilter ?? ignore;
    }
}
