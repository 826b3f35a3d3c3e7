using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Models.Extensions;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Interactions that programs report
/// </summary>
public class LoyaltyInteractionController(AdminPageServices page,
    IInteractionService interactionService,
    IPermissionService permissionService) : LoyaltyAreaController(page, "Interactions")
{
    #region Utilities

    /// <summary>
    /// Interactions serve all stores: only who is not limited to some may change them
    /// </summary>
    private async Task<bool> CanManageAsync()
    {
        return await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) && !(await Stores.GetScopeAsync()).IsLimited;
    }

    private async Task<IActionResult> EditorAsync(InteractionEditModel model)
    {
        model.CanManage = await CanManageAsync();
        return Show("Edit", model);
    }

    private static InteractionEditModel ToModel(InteractionDefinition definition)
    {
        return new InteractionEditModel
        {
            Id = definition.Id, SystemName = definition.SystemName, Name = definition.Name, Description = definition.Description, Active = definition.Active
        };
    }

    private async Task<IActionResult> SaveAsync(InteractionEditModel model, InteractionDefinition definition, bool continueEditing)
    {
        definition.Name = model.Name?.Trim();
        definition.Description = model.Description?.Trim();
        definition.Active = model.Active;
        var saved = await interactionService.SaveDefinitionAsync(definition, await GetActorAsync());
        if (!saved.Success)
        {
            var field = saved.Error.Field == "name" ? nameof(model.Name) : nameof(model.SystemName);
            var text = saved.Error.Code == LoyaltyErrorCodes.INVALID_STATE ? "Fields.SystemName.Taken" : $"Fields.{field}.Invalid";
            ModelState.AddModelError(field, await TextAsync(text));
            return await EditorAsync(model);
        }

        return await SavedAsync(definition.Id, continueEditing, "Saved");
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        var model = new InteractionSearchModel { CanManage = await CanManageAsync() };
        model.SetGridPageSize();
        return Show("List", model);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(InteractionSearchModel searchModel)
    {
        var page = new PagedList<InteractionDefinition>(await interactionService.GetDefinitionsAsync(), searchModel.Page - 1, searchModel.PageSize);
        return Json(new InteractionListModel().PrepareToGrid(searchModel, page, () => page.Select(ToModel)));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> Create()
    {
        return await EditorAsync(new InteractionEditModel { Active = true });
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> Create(InteractionEditModel model, bool continueEditing)
    {
        return await SaveAsync(model, new InteractionDefinition { SystemName = model.SystemName }, continueEditing);
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Edit(int id)
    {
        var definition = await interactionService.GetDefinitionByIdAsync(id);
        return definition is null ? RedirectToAction(nameof(List)) : await EditorAsync(ToModel(definition));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> Edit(InteractionEditModel model, bool continueEditing)
    {
        var definition = await interactionService.GetDefinitionByIdAsync(model.Id);
        if (definition is null)
            return RedirectToAction(nameof(List));

        model.SystemName = definition.SystemName;
        return await SaveAsync(model, definition, continueEditing);
    }

    #endregion
}
