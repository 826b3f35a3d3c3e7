using Nop.Services.Logging;

namespace Nop.Services.Events;

/// <summary>Hands an event to its consumers one after another. A consumer that fails is logged; the others and the publisher go on.</summary>
public class EventPublisher : IEventPublisher
{
    public virtual async Task PublishAsync<TEvent>(TEvent @event)
    {
        foreach (var consumer in EngineContext.Current.ResolveAll<IConsumer<TEvent>>().ToList())
        {
            try
            {
                await consumer.HandleEventAsync(@event);
                if (@event is IStopProcessingEvent { StopProcessing: true })
                    break;
            }
            catch (Exception exception)
            {
                await LogAsync(exception);
            }
        }
    }

    private static async Task LogAsync(Exception exception)
    {
        try
        {
            await EngineContext.Current.Resolve<ILogger>().ErrorAsync(exception.Message, exception);
        }
        catch
        {
            //a log that cannot be written must not stop the other consumers
        }
    }
}
