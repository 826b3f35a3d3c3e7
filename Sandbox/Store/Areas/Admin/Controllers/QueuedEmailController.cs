using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Messages;
using Nop.Data;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Shows the message queue
/// </summary>
public class QueuedEmailController(
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IQueuedEmailService queuedEmailService,
    IRepository<QueuedEmail> queuedEmailRepository) : StoreAdminController(localizationService, notificationService)
{
    [CheckPermission(StandardPermission.System.MANAGE_MESSAGE_QUEUE)]
    public IActionResult List()
    {
        return SearchPage(new QueuedEmailSearchModel());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_MESSAGE_QUEUE)]
    public async Task<IActionResult> QueuedEmailList(QueuedEmailSearchModel searchModel)
    {
        var emails = await queuedEmailRepository.GetAllPagedAsync(query =>
        {
            if (!string.IsNullOrWhiteSpace(searchModel.SearchToEmail))
                query = query.Where(email => email.To.Contains(searchModel.SearchToEmail.Trim()));
            if (searchModel.SearchLoadNotSent)
                query = query.Where(email => email.SentOnUtc == null);

            return query.OrderByDescending(email => email.CreatedOnUtc).ThenByDescending(email => email.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return Json(await GridModel<QueuedEmailModel>.FromAsync(searchModel, emails, ToModelAsync));
    }

    [CheckPermission(StandardPermission.System.MANAGE_MESSAGE_QUEUE)]
    public async Task<IActionResult> Edit(int id)
    {
        var email = await queuedEmailService.GetQueuedEmailByIdAsync(id);

        return email is null ? RedirectToAction("List") : View(await ToModelAsync(email));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_MESSAGE_QUEUE)]
    public async Task<IActionResult> Delete(int id)
    {
        var email = await queuedEmailService.GetQueuedEmailByIdAsync(id);
        if (email is null)
            return RedirectToAction("List");

        await queuedEmailService.DeleteQueuedEmailAsync(email);

        return await DoneAsync("Admin.System.QueuedEmails.Deleted");
    }

    private async Task<QueuedEmailModel> ToModelAsync(QueuedEmail email)
    {
        return new QueuedEmailModel
        {
            Id = email.Id,
            From = email.From,
            To = email.To,
            ToName = email.ToName,
            Subject = email.Subject,
            Body = email.Body,
            SentTries = email.SentTries,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(email.CreatedOnUtc, DateTimeKind.Utc),
            SentOn = email.SentOnUtc is null ? null : await dateTimeHelper.ConvertToUserTimeAsync(email.SentOnUtc.Value, DateTimeKind.Utc)
        };
    }
}
