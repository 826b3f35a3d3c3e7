namespace Nop.Services.ScheduleTasks;

/// <summary>Starts tasks when they are due.</summary>
public interface ITaskScheduler
{
    Task InitializeAsync();

    Task StartSchedulerAsync();
}
