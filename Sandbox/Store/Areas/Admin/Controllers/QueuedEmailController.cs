using Nop.Core.Domain.Messages;
using Nop.Services.Helpers;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class QueuedEmailController(
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IQueuedEmailService queuedEmailService,
    IRepository<QueuedEmail> queuedEmailRepository) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.System.QueuedEmails", "Message queue", "queuedEmails-grid", typeof(QueuedEmailModel))
    {
        ReadAction = "QueuedEmailList",
        SearchButtonId = "search-queuedemails",
        SearchFields = ["SearchToEmail", "SearchLoadNotSent"],
        Columns =
        [
            new("Id") { TitleKey = "Admin.System.QueuedEmails.Fields.Id" }, "Subject", "To", GridColumn.Date("CreatedOn"), "SentTries", GridColumn.Date("SentOn"),
            GridColumn.ViewButton("Edit")
        ],
        EditTitle = "EditQueuedEmailDetails",
        IsReadOnly = true,
        DeleteButtonId = "queuedemail-delete",
        Fields =
        [
            RecordField.ReadOnly("From"), RecordField.ReadOnly("To"), RecordField.ReadOnly("ToName"), RecordField.ReadOnly("Subject"),
            RecordField.ReadOnly("CreatedOn"), RecordField.ReadOnly("SentTries"), RecordField.ReadOnly("SentOn"), new("Body") { View = "_Body" }
        ]
    };

    [CheckPermission(StandardPermission.System.MANAGE_MESSAGE_QUEUE)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new QueuedEmailSearchModel());

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

        return email is null ? RedirectToAction("List") : EditPage(_pages, await ToModelAsync(email));
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
        var model = email.ToModel<QueuedEmailModel>();
        model.CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(email.CreatedOnUtc, DateTimeKind.Utc);
        model.SentOn = email.SentOnUtc is null ? null : await dateTimeHelper.ConvertToUserTimeAsync(email.SentOnUtc.Value, DateTimeKind.Utc);

        return model;
    }
}
