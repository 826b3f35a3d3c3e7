using Nop.Core.Domain.ScheduleTasks;

namespace Nop.Services.ScheduleTasks;

public class ScheduleTaskService(IRepository<ScheduleTask> taskRepository) : IScheduleTaskService
{
    public virtual async Task DeleteTaskAsync(ScheduleTask task) => await taskRepository.DeleteAsync(task, false);

    public virtual async Task<ScheduleTask> GetTaskByIdAsync(int taskId) => await taskRepository.GetByIdAsync(taskId);

    public virtual async Task<ScheduleTask> GetTaskByTypeAsync(string type)
    {
        if (string.IsNullOrWhiteSpace(type))
            return null;

        return (await taskRepository.GetAllAsync(query => query
            .Where(task => task.Type == type)
            .OrderByDescending(task => task.Id))).FirstOrDefault();
    }

    public virtual async Task<IList<ScheduleTask>> GetAllTasksAsync(bool showHidden = false) =>
        await taskRepository.GetAllAsync(query => query
            .Where(task => showHidden || task.Enabled)
            .OrderByDescending(task => task.Seconds));

    public virtual async Task InsertTaskAsync(ScheduleTask task)
    {
        ArgumentNullException.ThrowIfNull(task);

        if (task.Enabled && !task.LastEnabledUtc.HasValue)
            task.LastEnabledUtc = DateTime.UtcNow;

        await taskRepository.InsertAsync(task, false);
    }

    public virtual async Task UpdateTaskAsync(ScheduleTask task) => await taskRepository.UpdateAsync(task, false);
}
