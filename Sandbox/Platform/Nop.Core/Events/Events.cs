namespace Nop.Core.Events;

/// <summary>Tells consumers what happened.</summary>
public partial interface IEventPublisher
{
    Task PublishAsync<TEvent>(TEvent @event);

    void Publish<TEvent>(TEvent @event);
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

/// <summary>A row was inserted.</summary>
public partial class EntityInsertedEvent<T> where T : BaseEntity
{
    public EntityInsertedEvent(T entity)
    {
        Entity = entity;
    }

    public T Entity { get; }
}

/// <summary>A row was updated.</summary>
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

/// <summary>Publishing what happened to an entity.</summary>
public static class EventPublisherExtensions
{
    public static Task EntityInsertedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityInsertedEvent<T>(entity));

    public static void EntityInserted<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.Publish(new EntityInsertedEvent<T>(entity));

    public static Task EntityUpdatedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityUpdatedEvent<T>(entity));

    public static void EntityUpdated<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.Publish(new EntityUpdatedEvent<T>(entity));

    public static Task EntityDeletedAsync<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.PublishAsync(new EntityDeletedEvent<T>(entity));

    public static void EntityDeleted<T>(this IEventPublisher eventPublisher, T entity) where T : BaseEntity =>
        eventPublisher.Publish(new EntityDeletedEvent<T>(entity));
}
