using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Core.Events;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.Events;

public static class EventPublisherExtensions
{
    public static async Task ModelPreparedAsync(this IEventPublisher eventPublisher, object model)
    {
        switch (model)
        {
            case BaseNopModel single:
                //consumers subscribe to the base type, whatever the model is
                await eventPublisher.PublishAsync(new ModelPreparedEvent<BaseNopModel>(single));
                break;
            case IEnumerable<BaseNopModel> list:
                await eventPublisher.PublishAsync(new ModelPreparedEvent<IEnumerable<BaseNopModel>>(list));
                break;
        }
    }

    public static void ModelPrepared(this IEventPublisher eventPublisher, object model) =>
        eventPublisher.ModelPreparedAsync(model).GetAwaiter().GetResult();

    public static Task ModelReceivedAsync<T>(this IEventPublisher eventPublisher, T model, ModelStateDictionary modelState) =>
        eventPublisher.PublishAsync(new ModelReceivedEvent<T>(model, modelState));
}
