namespace Nop.Core.Events;

/// <summary>Tells consumers what happened.</summary>
public partial interface IEventPublisher
{
    Task PublishAsync<TEvent>(TEvent @event);
}

/// <summary>An event after which the remaining consumers can be skipped.</summary>
public partial interface IStopProcessingEvent
{
    bool StopProcessing { get; set; }
}

/// <summary>The application is up.</summary>
public partial class AppStartedEvent
{
}

public partial class EntityInsertedEvent<T> where T : BaseEntity
{
    public EntityInsertedEvent(T entity)
    {
        Entity = entity;
    }

    public T Entity { get; }
}

public partial class EntityUpdatedEvent<T> where T : BaseEntity
{
    public EntityUpdatedEvent(T entity)
    {
        Entity = entity;
    }

    public T Entity { get; }
}

/// <summary>A row was deleted, or marked as deleted.</summary>
public partial class EntityDeletedEvent<T> where T : BaseEntity
{
    public EntityDeletedEvent(T entity)
    {
        Entity = entity;
    }

    public T Entity { get; }
}

public static class EventPublisherExtensions
{
    public static Task EntityInsertedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityInsertedEvent<T>(entity));

    public static Task EntityUpdatedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityUpdatedEvent<T>(entity));

    public static Task EntityDeletedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityDeletedEvent<T>(entity));
}
