using Nop.Core.Domain.ScheduleTasks;
using Nop.Data;

namespace Nop.Services.ScheduleTasks;

/// <summary>
/// Keeps the scheduled tasks.
/// </summary>
public class ScheduleTaskService : IScheduleTaskService
{
    private readonly IRepository<ScheduleTask> _taskRepository;

    public ScheduleTaskService(IRepository<ScheduleTask> taskRepository)
    {
        _taskRepository = taskRepository;
    }

    public virtual async Task DeleteTaskAsync(ScheduleTask task)
    {
        await _taskRepository.DeleteAsync(task, false);
    }

    public virtual async Task<ScheduleTask> GetTaskByIdAsync(int taskId)
    {
        return await _taskRepository.GetByIdAsync(taskId);
    }

    public virtual async Task<ScheduleTask> GetTaskByTypeAsync(string type)
    {
        if (string.IsNullOrWhiteSpace(type))
            return null;

        return (await _taskRepository.GetAllAsync(query => query
            .Where(task => task.Type == type)
            .OrderByDescending(task => task.Id))).FirstOrDefault();
    }

    public virtual async Task<IList<ScheduleTask>> GetAllTasksAsync(bool showHidden = false)
    {
        return await _taskRepository.GetAllAsync(query => query
            .Where(task => showHidden || task.Enabled)
            .OrderByDescending(task => task.Seconds));
    }

    public virtual async Task InsertTaskAsync(ScheduleTask task)
    {
        ArgumentNullException.ThrowIfNull(task);

        if (task.Enabled && !task.LastEnabledUtc.HasValue)
            task.LastEnabledUtc = DateTime.UtcNow;

        await _taskRepository.InsertAsync(task, false);
    }

    public virtual async Task UpdateTaskAsync(ScheduleTask task)
    {
        await _taskRepository.UpdateAsync(task, false);
    }
}
