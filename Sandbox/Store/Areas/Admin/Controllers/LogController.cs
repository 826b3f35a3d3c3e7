using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Logging;
using Nop.Data;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using ILogger = Nop.Services.Logging.ILogger;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Shows the log
/// </summary>
public class LogController(
    AdminSelectLists selectLists,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    ILogger logger,
    INotificationService notificationService,
    IRepository<Log> logRepository) : StoreAdminController(localizationService, notificationService)
{
    [CheckPermission(StandardPermission.System.MANAGE_SYSTEM_LOG)]
    public async Task<IActionResult> List()
    {
        var model = new LogSearchModel { AvailableLogLevels = await selectLists.ForEnumAsync<LogLevel>(withAll: true) };
        model.SetGridPageSize();

        return View(model);
    }

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

        return View(model);
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

    private async Task<LogModel> ToRowAsync(Log log)
    {
        return new LogModel
        {
            Id = log.Id,
            LogLevel = await LocalizationService.GetLocalizedEnumAsync(log.LogLevel),
            ShortMessage = log.ShortMessage,
            IpAddress = log.IpAddress,
            PageUrl = log.PageUrl,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(log.CreatedOnUtc, DateTimeKind.Utc)
        };
    }
}
