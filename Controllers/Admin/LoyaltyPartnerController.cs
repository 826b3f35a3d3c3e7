using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Admin pages of partners: other shops and tills that use the programs of this one
/// </summary>
public class LoyaltyPartnerController(AdminPageServices page,
    PartnerModelFactory modelFactory,
    PartnerService partnerService) : LoyaltyAreaController(page, "Partners")
{
    #region Utilities

    private async Task ValidateAsync(PartnerEditModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name) || model.Name.Trim().Length > PartnerService.NAME_LENGTH)
            await FaultAsync(nameof(model.Name), "Fields.Name.Invalid");
        await ValidateStoresAsync(nameof(model.SelectedStoreIds), model.SelectedStoreIds);
        if (await Stores.GetProgramIdsAsync() is { } visible && model.SelectedProgramIds.Any(id => !visible.Contains(id)))
            ModelState.AddModelError(nameof(model.SelectedProgramIds), await PluginTextAsync("StoreLimits.Refused"));
    }

    private static LoyaltyPartner ToPartner(PartnerEditModel model)
    {
        return new LoyaltyPartner
        {
            Name = model.Name,
            ProgramIds = IdList.Format(model.SelectedProgramIds.Distinct()),
            StoreIds = IdList.Format(model.SelectedStoreIds.Distinct())
        };
    }

    private async Task<IActionResult> EditorAsync(PartnerEditModel model, LoyaltyPartner partner)
    {
        return Show("Edit", await modelFactory.PrepareEditModelAsync(model, partner));
    }

    private async Task<IActionResult> SecretPageAsync(NewPartner made)
    {
        Response.Headers.CacheControl = "no-store";

        return Show("Secret", await modelFactory.PrepareSecretModelAsync(made));
    }

    /// <summary>
    /// Programs and stores come from lists: who sends others is told so
    /// </summary>
    private async Task RefuseAsync(LoyaltyError error)
    {
        if (error.Field == "programIds")
            await FaultAsync(nameof(PartnerEditModel.SelectedProgramIds), "Fields.Programs.Invalid");
        else
            await FaultAsync(nameof(PartnerEditModel.SelectedStoreIds), "Fields.Stores.Invalid");
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public IActionResult List()
    {
        return Show("List", modelFactory.PrepareSearchModel());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List(PartnerSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public Task<IActionResult> Create()
    {
        return EditorAsync(null, null);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create(PartnerEditModel model)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, null);

        var made = await partnerService.InsertAsync(ToPartner(model), await GetActorAsync());
        if (made.Success)
            return await SecretPageAsync(made.Value);

        await RefuseAsync(made.Error);

        return await EditorAsync(model, null);
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyPartner>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        return await partnerService.GetByIdAsync(id) is { } partner ? await EditorAsync(null, partner) : RedirectToAction(nameof(List));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyPartner>("model.Id")]
    public async Task<IActionResult> Edit(PartnerEditModel model, bool continueEditing)
    {
        if (await partnerService.GetByIdAsync(model.Id) is not { } partner)
            return RedirectToAction(nameof(List));

        await ValidateSeenAsync(model.Seen, PartnerModelFactory.Editable(partner));
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, partner);

        var saved = await partnerService.UpdateAsync(model.Id, ToPartner(model), await GetActorAsync());
        if (!saved.Success)
        {
            await RefuseAsync(saved.Error);

            return await EditorAsync(model, partner);
        }

        return await SavedAsync(model.Id, continueEditing, "Saved");
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyPartner>("id")]
    public async Task<IActionResult> RotateSecret(int id, int? overlapHours)
    {
        if (overlapHours is not (>= 0 and <= PartnerService.MAX_OVERLAP_HOURS and var hours))
        {
            await NotifyRefusalAsync("Fields.OverlapHours.Invalid");

            return RedirectToAction(nameof(Edit), new { id });
        }

        return await partnerService.RotateSecretAsync(id, hours, await GetActorAsync()) is { } made ? await SecretPageAsync(made) : RedirectToAction(nameof(List));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyPartner>("id")]
    public async Task<IActionResult> Revoke(int id)
    {
        await partnerService.RevokeAsync(id, await GetActorAsync());
        await NotifyAsync("Revoked");

        return RedirectToAction(nameof(List));
    }

    #endregion
}
