using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class MessageTemplateController(
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    INotificationService notificationService) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.ContentManagement.MessageTemplates", "Message templates", "templates-grid", typeof(MessageTemplateModel))
    {
        Columns = ["Name", "Subject", GridColumn.Flag("IsActive"), GridColumn.EditButton()],
        EditTitle = "EditMessageTemplateDetails",
        NameProperty = "Name",
        Fields = [RecordField.ReadOnly("Name"), RecordField.ReadOnly("AllowedTokens"), "IsActive", "Subject", RecordField.Multiline("Body"), "BccEmailAddresses"]
    };

    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new ListSearchModel());

    [HttpPost]
    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var templates = await messageTemplateService.GetAllMessageTemplatesAsync(storeId: 0);

        return Json(await GridModel<MessageTemplateModel>.FromAsync(searchModel, templates, template => Task.FromResult(template.ToModel<MessageTemplateModel>())));
    }

    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var template = await messageTemplateService.GetMessageTemplateByIdAsync(id);

        if (template is null)
            return RedirectToAction("List");

        var model = template.ToModel<MessageTemplateModel>();
        model.AllowedTokens = string.Join(", ", await messageTokenProvider.GetListOfAllowedTokensAsync());

        return EditPage(_pages, model);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [FormValueRequired("save", "save-continue")]
    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(MessageTemplateModel model, bool continueEditing)
    {
        var template = await messageTemplateService.GetMessageTemplateByIdAsync(model.Id);
        if (template is null)
            return RedirectToAction("List");

        template.IsActive = model.IsActive;
        template.Subject = model.Subject;
        template.Body = model.Body;
        template.BccEmailAddresses = model.BccEmailAddresses;
        await messageTemplateService.UpdateMessageTemplateAsync(template);

        return await SavedAsync("Admin.ContentManagement.MessageTemplates.Updated", template.Id, continueEditing);
    }
}
