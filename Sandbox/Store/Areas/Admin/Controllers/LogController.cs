using Nop.Core.Domain.Logging;
using Nop.Services.Helpers;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;
using ILogger = Nop.Services.Logging.ILogger;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class LogController(
    AdminSelectLists selectLists,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    ILogger logger,
    INotificationService notificationService,
    IRepository<Log> logRepository) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.System.Log", "Log", "log-grid", typeof(LogModel))
    {
        ReadAction = "LogList",
        SearchButtonId = "search-log",
        SearchFields = ["Message", new("LogLevelId") { Items = "AvailableLogLevels" }],
        ListButtons = "_ClearLog",
        Columns = ["LogLevel", "ShortMessage", GridColumn.Date("CreatedOn"), GridColumn.ViewButton("View")],
        EditTitle = "ViewEntryDetails",
        IsReadOnly = true,
        DeleteButtonId = "log-delete",
        Fields =
        [
            RecordField.ReadOnly("LogLevel"), RecordField.ReadOnly("ShortMessage"), new("FullMessage") { View = "_FullMessage" },
            RecordField.ReadOnly("IpAddress"), new("CustomerEmail") { View = "_Customer" }, RecordField.ReadOnly("PageUrl"), RecordField.ReadOnly("CreatedOn")
        ]
    };

    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> List() =>
        await ListPageAsync(_pages, new LogSearchModel { AvailableLogLevels = await selectLists.ForEnumAsync<LogLevel>(withAll: true) }, "List");

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> LogList(LogSearchModel searchModel)
    {
        var records = await logRepository.GetAllPagedAsync(query =>
        {
            if (searchModel.LogLevelId > 0)
                query = query.Where(log => log.LogLevelId == searchModel.LogLevelId);
            if (!string.IsNullOrWhiteSpace(searchModel.Message))
                query = query.Where(log => log.ShortMessage.Contains(searchModel.Message) || log.FullMessage.Contains(searchModel.Message));

            return query.OrderByDescending(log => log.CreatedOnUtc).ThenByDescending(log => log.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return Json(await GridModel<LogModel>.FromAsync(searchModel, records, ToRowAsync));
    }

    [HttpPost, ActionName("List")]
    [FormValueRequired("clearall")]
    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> ClearAll()
    {
        await logger.ClearLogAsync();

        return await DoneAsync("Admin.System.Log.Cleared");
    }

    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> View(int id)
    {
        var log = await logger.GetLogByIdAsync(id);
        if (log is null)
            return RedirectToAction("List");

        var model = await ToRowAsync(log);
        model.FullMessage = log.FullMessage;
        model.CustomerId = log.CustomerId;
        model.CustomerEmail = log.CustomerId is null ? null : (await customerService.GetCustomerByIdAsync(log.CustomerId.Value))?.Email;

        return EditPage(_pages, model);
    }

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> Delete(int id)
    {
        var log = await logger.GetLogByIdAsync(id);
        if (log is null)
            return RedirectToAction("List");

        await logger.DeleteLogAsync(log);

        return await DoneAsync("Admin.System.Log.Deleted");
    }

    private async Task<LogModel> ToRowAsync(Log log) =>
        new LogModel
        {
            Id = log.Id,
            LogLevel = await LocalizationService.GetLocalizedEnumAsync(log.LogLevel),
            ShortMessage = log.ShortMessage,
            IpAddress = log.IpAddress,
            PageUrl = log.PageUrl,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(log.CreatedOnUtc, DateTimeKind.Utc)
        };
}
