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

public partial class EntityInsertedEvent<T>(T entity) where T : BaseEntity
{
    public T Entity { get; } = entity;
}

public partial class EntityUpdatedEvent<T>(T entity) where T : BaseEntity
{
    public T Entity { get; } = entity;
}

/// <summary>A row was deleted, or marked as deleted.</summary>
public partial class EntityDeletedEvent<T>(T entity) where T : BaseEntity
{
    public T Entity { get; } = entity;
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
