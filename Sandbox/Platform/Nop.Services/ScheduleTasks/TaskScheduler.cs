using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Services.Logging;

namespace Nop.Services.ScheduleTasks;

/// <summary>
/// One timer per enabled task. Each run gets a scope and a request of its own, as if the task had been called through its address.
/// </summary>
public class TaskScheduler(IServiceScopeFactory serviceScopeFactory) : ITaskScheduler
{
    private readonly List<ScheduleTask> _tasks = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public virtual async Task InitializeAsync()
    {
        using var scope = serviceScopeFactory.CreateScope();
        _tasks.Clear();
        _tasks.AddRange(await scope.ServiceProvider.GetRequiredService<IScheduleTaskService>().GetAllTasksAsync());
    }

    public virtual Task StartSchedulerAsync()
    {
        _stop = new CancellationTokenSource();
        var token = _stop.Token;
        _running = Task.WhenAll(_tasks.Where(task => task.Seconds > 0).Select(task => Task.Run(() => RepeatAsync(task, token), token)));

        return Task.CompletedTask;
    }

    private async Task RepeatAsync(ScheduleTask task, CancellationToken stop)
    {
        await Task.Delay(UntilFirstRun(task), stop);
        while (!stop.IsCancellationRequested)
        {
            await RunAsync(task.Type);
            await Task.Delay(TimeSpan.FromSeconds(task.Seconds), stop);
        }
    }

    private static TimeSpan UntilFirstRun(ScheduleTask task)
    {
        var period = TimeSpan.FromSeconds(task.Seconds);
        var since = task.LastStartUtc ?? task.LastEnabledUtc;
        var passed = since.HasValue ? DateTime.UtcNow - since.Value : TimeSpan.Zero;

        return passed >= period ? TimeSpan.FromSeconds(1) : period - passed + TimeSpan.FromSeconds(1);
    }

    private async Task RunAsync(string type)
    {
        using var scope = serviceScopeFactory.CreateScope();
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        accessor.HttpContext.Request.Path = $"/{NopTaskDefaults.ScheduleTaskPath}";
        accessor.HttpContext.Request.Scheme = "http";
        accessor.HttpContext.Request.Host = new HostString("localhost");
        try
        {
            var task = await scope.ServiceProvider.GetRequiredService<IScheduleTaskService>().GetTaskByTypeAsync(type);
            await scope.ServiceProvider.GetRequiredService<IScheduleTaskRunner>().ExecuteAsync(task);
        }
        catch (Exception exception)
        {
            await EngineContext.Current.Resolve<ILogger>(scope).ErrorAsync(exception.Message, exception);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }
}
