using System.Diagnostics;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Writes every run of a scheduled task to the log: what it did and how long it took
/// </summary>
public class TaskRunLog(ILogger logger)
{
    /// <summary>
    /// Runs the parts of a task one after another; a part that fails is logged and does not keep the others from running
    /// </summary>
    /// <param name="task">Name of the task</param>
    /// <param name="parts">Name of each part and the work, which returns how many things it changed</param>
    public async Task RunAsync(string task, params (string Name, Func<Task<int>> Work)[] parts)
    {
        var watch = Stopwatch.StartNew();
        var counts = new List<string>();
        foreach (var (name, work) in parts)
        {
            try
            {
                counts.Add($"{name}: {await work()}");
            }
            catch (Exception exception)
            {
                counts.Add($"{name}: failed");
                await logger.ErrorAsync($"Loyalty: {task}, {name} failed; the next run will try again", exception);
            }
        }
        await logger.InformationAsync($"Loyalty: {task}. {string.Join(", ", counts)} ({watch.ElapsedMilliseconds} ms)");
    }
}
