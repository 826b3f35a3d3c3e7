namespace Nop.Services.ScheduleTasks;

/// <summary>Work done by the scheduler.</summary>
public interface IScheduleTask
{
    Task ExecuteAsync();
}
