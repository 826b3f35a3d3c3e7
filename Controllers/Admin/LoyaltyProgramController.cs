using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Media;
using Nop.Services.Stores;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Programs: how points are called, earned, kept and spent
/// </summary>
public class LoyaltyProgramController(AdminPageServices page,
    CatalogOptions catalogOptions,
    IPictureService pictureService,
    ProgramModelFactory modelFactory,
    IProgramService programService,
    IStoreService storeService,
    ProgramPictures pictures,
    TimeProvider time) : LoyaltyAreaController(page, "Programs")
{
    #region Utilities

    private async Task<IActionResult> EditorAsync(ProgramModel model, LoyaltyProgram program)
    {
        return Show("Edit", await modelFactory.PrepareProgramModelAsync(model, program));
    }

    /// <summary>
    /// What can only be judged with the database: that everything chosen exists
    /// </summary>
    private async Task ValidateChoicesAsync(ProgramModel model)
    {
        var stores = (await storeService.GetAllStoresAsync()).Select(store => store.Id);
        if (model.SelectedStoreIds.Except(stores).Any())
            await FaultAsync(nameof(model.SelectedStoreIds), "Fields.Stores.Invalid");
        else
            await ValidateStoresAsync(nameof(model.SelectedStoreIds), model.SelectedStoreIds);
        if (!await catalogOptions.HasProductsAsync(model.SelectedProductIds))
            await FaultAsync(nameof(model.SelectedProductIds), "Fields.ExcludedProducts.Invalid");
        if (!await catalogOptions.HasCategoriesAsync(model.SelectedCategoryIds))
            await FaultAsync(nameof(model.SelectedCategoryIds), "Fields.ExcludedCategories.Invalid");
        if (model.PictureId != 0 && await pictureService.GetPictureByIdAsync(model.PictureId) is null)
            await FaultAsync(nameof(model.PictureId), "Fields.PictureId.Invalid");
    }

    /// <summary>
    /// What other programs forbid
    /// </summary>
    private async Task ValidateAgainstOthersAsync(LoyaltyProgram program)
    {
        if (await programService.FindFaultAsync(program) is not { } fault)
            return;

        if (fault.Field == "isDefault")
            await FaultAsync(nameof(ProgramModel.IsDefault), "Fields.IsDefault.Taken");
        else
            await FaultAsync(nameof(ProgramModel.SystemName), "Fields.SystemName.Taken");
    }

    private static void Apply(ProgramModel model, LoyaltyProgram program)
    {
        program.IsDefault = model.IsDefault;
        program.Name = model.Name.Trim();
        program.Active = model.Active;
        program.StoreIds = IdList.Format(model.SelectedStoreIds.Distinct());
        program.PointName = model.PointName.Trim();
        program.PointNamePlural = model.PointNamePlural.Trim();
        program.PointSymbol = model.PointSymbol?.Trim();
        program.Color = string.IsNullOrWhiteSpace(model.Color) ? null : model.Color.Trim().ToLowerInvariant();
        program.AccentColor = string.IsNullOrWhiteSpace(model.AccentColor) ? null : model.AccentColor.Trim().ToLowerInvariant();
        program.PictureId = model.PictureId;
        program.EnrolmentId = model.EnrolmentId;
        program.PointsPerCurrencyUnit = model.PointsPerCurrencyUnit;
        program.EarnStep = model.EarnStep;
        program.PointsPerStep = model.PointsPerStep;
        program.HoldUntilId = model.HoldUntilId;
        program.HoldDays = model.HoldDays;
        program.RepayShortfall = model.RepayShortfall;
        program.ExcludedProductIds = IdList.Format(model.SelectedProductIds.Distinct());
        program.ExcludedCategoryIds = IdList.Format(model.SelectedCategoryIds.Distinct());
        program.ExpiryModeId = model.ExpiryModeId;
        program.ExpireAfterDays = model.ExpireAfterDays;
        program.ReminderDays = model.ReminderDays;
        program.RedemptionEnabled = model.RedemptionEnabled;
        program.PointValue = model.PointValue;
        program.MinRedeemPoints = model.MinRedeemPoints;
        program.RedeemStep = model.RedeemStep;
        program.MaxRedeemPointsPerOrder = model.MaxRedeemPointsPerOrder;
        program.MaxRedeemPercent = model.MaxRedeemPercent;
        program.ReservationMinutes = model.ReservationMinutes;
        program.GiftCardsForPoints = model.GiftCardsForPoints;
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareProgramSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(ProgramSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareProgramListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        var program = await programService.GetProgramByIdAsync(id);
        return program is null ? RedirectToAction(nameof(List)) : await EditorAsync(null, program);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.Id")]
    public async Task<IActionResult> Edit(ProgramModel model, bool continueEditing)
    {
        var program = await programService.GetProgramByIdAsync(model.Id);
        if (program is null)
            return RedirectToAction(nameof(List));

        await ValidateSeenAsync(model.Seen, program);
        await ValidateChoicesAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, program);

        var pictureBefore = program.PictureId;
        Apply(model, program);
        await ValidateAgainstOthersAsync(program);
        if (!ModelState.IsValid)
            return await EditorAsync(model, program);

        await programService.UpdateProgramAsync(program, await GetActorAsync());
        await pictures.KeepAsync(program, pictureBefore);
        return await SavedAsync(program.Id, continueEditing, "Updated");
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create()
    {
        var program = DefaultProgram.Begin(time.GetUtcNow().UtcDateTime);
        program.StoreIds = IdList.Format((await Stores.GetScopeAsync()).StoreIds);
        return Show("Create", await modelFactory.PrepareProgramModelAsync(null, program));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create(ProgramModel model, bool continueEditing)
    {
        var program = DefaultProgram.Begin(time.GetUtcNow().UtcDateTime);
        await ValidateChoicesAsync(model);
        if (!ProgramCheck.IsSystemName(model.SystemName))
            await FaultAsync(nameof(model.SystemName), "Fields.SystemName.Invalid");
        if (ModelState.IsValid)
        {
            Apply(model, program);
            program.SystemName = model.SystemName.Trim().ToLowerInvariant();
            await ValidateAgainstOthersAsync(program);
        }
        if (!ModelState.IsValid)
            return Show("Create", await modelFactory.PrepareProgramModelAsync(model, program));

        await programService.InsertProgramAsync(program, await GetActorAsync());
        await pictures.KeepAsync(program, 0);
        return await SavedAsync(program.Id, continueEditing, "Added");
    }

    /// <summary>
    /// Delete a program: its ledger stays
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("id")]
    public async Task<IActionResult> Delete(int id)
    {
        return await DeletedAsync(await programService.GetProgramByIdAsync(id), programService.DeleteProgramAsync);
    }

    /// <summary>
    /// Bring a deleted program back
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("id")]
    public async Task<IActionResult> Restore(int id)
    {
        var restored = await programService.RestoreProgramAsync(id, await GetActorAsync());
        if (!restored.Success)
            return RedirectToAction(nameof(List));

        await NotifyAsync("Restored");

        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>
    /// Products by a part of their name, for the lists of products on the loyalty pages
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> FindProducts(string text)
    {
        return Json(await catalogOptions.FindProductsAsync(text));
    }

    #endregion
}
