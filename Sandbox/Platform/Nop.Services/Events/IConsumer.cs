namespace Nop.Services.Events;

/// <summary>
/// Handles events of one type.
/// </summary>
public interface IConsumer<T>
{
    Task HandleEventAsync(T eventMessage);
}
