namespace Nop.Services.ScheduleTasks;

/// <summary>
/// Constants of the scheduler.
/// </summary>
public static partial class NopTaskDefaults
{
    public static string ScheduleTaskPath => "scheduletask/runtask";
}
