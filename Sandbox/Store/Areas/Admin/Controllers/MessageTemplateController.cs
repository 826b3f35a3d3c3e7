using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Messages;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Lists and edits message templates
/// </summary>
public class MessageTemplateController(
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    INotificationService notificationService) : StoreAdminController(localizationService, notificationService)
{
    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public IActionResult List()
    {
        return SearchPage(new ListSearchModel());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var templates = await messageTemplateService.GetAllMessageTemplatesAsync(storeId: 0);

        return Json(await GridModel<MessageTemplateModel>.FromAsync(searchModel, templates, template => Task.FromResult(ToModel(template))));
    }

    [CheckPermission(StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var template = await messageTemplateService.GetMessageTemplateByIdAsync(id);

        if (template is null)
            return RedirectToAction("List");

        var model = ToModel(template);
        model.AllowedTokens = string.Join(", ", await messageTokenProvider.GetListOfAllowedTokensAsync());

        return View(model);
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

    private static MessageTemplateModel ToModel(MessageTemplate template)
    {
        return new MessageTemplateModel
        {
            Id = template.Id,
            Name = template.Name,
            IsActive = template.IsActive,
            Subject = template.Subject,
            Body = template.Body,
            BccEmailAddresses = template.BccEmailAddresses
        };
    }
}
