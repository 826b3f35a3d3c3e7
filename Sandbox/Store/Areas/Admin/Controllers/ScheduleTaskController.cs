using Nop.Services.Helpers;
using Nop.Services.ScheduleTasks;
using Nop.Web.Framework.Models.DataTables;
using Nop.Web.Framework.Mvc;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Lists, edits and runs scheduled tasks</summary>
public class ScheduleTaskController(
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IScheduleTaskRunner taskRunner,
    IScheduleTaskService scheduleTaskService) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.System.ScheduleTasks", "Schedule tasks", "schedule-tasks-grid", typeof(ScheduleTaskModel))
    {
        UpdateAction = "TaskUpdate",
        Columns =
        [
            "Name", new("Seconds") { EditType = EditType.Number },
            GridColumn.Flag("Enabled") with { EditType = EditType.Checkbox }, GridColumn.Flag("StopOnError") with { EditType = EditType.Checkbox },
            "LastStartUtc", "LastEndUtc", "LastSuccessUtc",
            GridColumn.Button("Admin.System.ScheduleTasks.RunNow", new RenderCustom("renderRunNow")), GridColumn.EditInGrid()
        ]
    };

    [CheckPermission(StandardPermission.System.MANAGE_SCHEDULE_TASKS)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new ListSearchModel(), "List");

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_SCHEDULE_TASKS)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var tasks = await scheduleTaskService.GetAllTasksAsync(showHidden: true);

        return Json(await GridModel<ScheduleTaskModel>.FromAsync(searchModel, tasks, async task => new ScheduleTaskModel
        {
            Id = task.Id,
            Name = task.Name,
            Seconds = task.Seconds,
            Enabled = task.Enabled,
            StopOnError = task.StopOnError,
            LastStartUtc = await FormatAsync(task.LastStartUtc),
            LastEndUtc = await FormatAsync(task.LastEndUtc),
            LastSuccessUtc = await FormatAsync(task.LastSuccessUtc)
        }));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_SCHEDULE_TASKS)]
    public async Task<IActionResult> TaskUpdate(ScheduleTaskModel model)
    {
        var task = await scheduleTaskService.GetTaskByIdAsync(model.Id)
            ?? throw new ArgumentException("There is no such scheduled task", nameof(model));

        if (model.Seconds <= 0)
            return ErrorJson(await LocalizationService.GetResourceAsync("Admin.System.ScheduleTasks.Seconds.Positive"));

        if (!task.Enabled && model.Enabled)
            task.LastEnabledUtc = DateTime.UtcNow;
        task.Seconds = model.Seconds;
        task.Enabled = model.Enabled;
        task.StopOnError = model.StopOnError;
        await scheduleTaskService.UpdateTaskAsync(task);

        return new NullJsonResult();
    }

    [CheckPermission(StandardPermission.System.MANAGE_SCHEDULE_TASKS)]
    public async Task<IActionResult> RunNow(int id)
    {
        try
        {
            var task = await scheduleTaskService.GetTaskByIdAsync(id)
                ?? throw new ArgumentException("There is no such scheduled task", nameof(id));

            await taskRunner.ExecuteAsync(task, true, true, false);
            await NotifySuccessAsync("Admin.System.ScheduleTasks.RunNow.Done");
        }
        catch (Exception exception)
        {
            await NotificationService.ErrorNotificationAsync(exception);
        }

        return RedirectToAction("List");
    }

    private async Task<string> FormatAsync(DateTime? utc) =>
        utc is null ? string.Empty : (await dateTimeHelper.ConvertToUserTimeAsync(utc.Value, DateTimeKind.Utc)).ToString("G");
}
