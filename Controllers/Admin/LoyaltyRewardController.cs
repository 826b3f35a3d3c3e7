using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Discounts;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Rewards, each together with its discount
/// </summary>
public class LoyaltyRewardController(AdminPageServices page,
    CatalogOptions catalogOptions,
    StoreDays days,
    IDiscountService discountService,
    IPermissionService permissionService,
    IProgramService programService,
    RewardModelFactory modelFactory,
    IRewardService rewardService,
    ITierService tierService,
    RewardEditor rewardEditor) : LoyaltyAreaController(page, "Rewards")
{
    #region Utilities

    private async Task<IActionResult> EditorAsync(string view, RewardEditModel model, LoyaltyReward reward)
    {
        return Show(view, await modelFactory.PrepareRewardModelAsync(model, reward));
    }

    /// <summary>
    /// What can only be judged with the database: that everything chosen exists
    /// </summary>
    private async Task ValidateChoicesAsync(RewardEditModel model)
    {
        if (await programService.GetProgramByIdAsync(model.ProgramId) is null)
            await FaultAsync(nameof(model.ProgramId), "Fields.Program.Invalid");
        else if (model.SelectedTierIds.Except((await tierService.GetTiersAsync(model.ProgramId)).Select(tier => tier.Id)).Any())
            await FaultAsync(nameof(model.SelectedTierIds), "Fields.Tiers.Invalid");

        var kind = (RewardKind)model.KindId;
        if (kind == RewardKind.ExistingDiscount && model.DiscountId > 0 && await discountService.GetDiscountByIdAsync(model.DiscountId) is null)
            await FaultAsync(nameof(model.DiscountId), "Fields.DiscountId.Required");
        if (kind == RewardKind.Products && !await catalogOptions.HasProductsAsync(model.SelectedProductIds))
            await FaultAsync(nameof(model.SelectedProductIds), "Fields.Products.Required");
        if (kind == RewardKind.Categories && !await catalogOptions.HasCategoriesAsync(model.SelectedCategoryIds))
            await FaultAsync(nameof(model.SelectedCategoryIds), "Fields.Categories.Required");
    }

    private void Apply(RewardEditModel model, LoyaltyReward reward)
    {
        reward.Name = model.Name.Trim();
        reward.Description = model.Description?.Trim();
        reward.PointsPrice = model.PointsPrice;
        reward.Active = model.Active;
        reward.DisplayOrder = model.DisplayOrder;
        reward.Stock = model.Stock;
        reward.TierIds = IdList.Format(model.SelectedTierIds.Distinct());
        reward.StartOnUtc = days.StartUtc(model.StartOn, reward.StartOnUtc);
        reward.EndOnUtc = days.EndUtc(model.EndOn, reward.EndOnUtc);
    }

    private static RewardBenefit Benefit(RewardEditModel model)
    {
        return new RewardBenefit((RewardKind)model.KindId)
        {
            UsePercentage = model.UsePercentage,
            Percentage = model.DiscountPercentage,
            Amount = model.DiscountAmount,
            MaximumAmount = model.MaximumDiscountAmount,
            MaximumQuantity = model.MaximumDiscountedQuantity,
            ProductIds = model.SelectedProductIds.Distinct().ToList(),
            CategoryIds = model.SelectedCategoryIds.Distinct().ToList(),
            IncludeSubCategories = model.AppliedToSubCategories
        };
    }

    /// <summary>
    /// Store a reward with the discount it was described with
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains whether it was stored; what stood against it is in the model state
    /// </returns>
    private async Task<bool> SaveAsync(RewardEditModel model, LoyaltyReward reward)
    {
        var nameBefore = reward.Name;
        Apply(model, reward);
        var saved = await rewardEditor.SaveAsync(reward, nameBefore, Benefit(model), model.DiscountId, await AuthorAsync(model.AcceptDiscountChanges));
        if (saved.Success)
            return true;

        if (saved.Error.Code == LoyaltyErrorCodes.ACCEPTANCE_REQUIRED)
            await FaultAsync(nameof(model.AcceptDiscountChanges), "Fields.AcceptDiscountChanges.Required");
        else
            await FaultAsync(nameof(model.DiscountId), DiscountFaultOf(saved.Error));

        return false;
    }

    private async Task<RewardAuthor> AuthorAsync(bool acceptsChanges)
    {
        return new RewardAuthor(await GetActorAsync(), await Stores.GetScopeAsync(),
            await permissionService.AuthorizeAsync(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE), acceptsChanges);
    }

    /// <summary>
    /// The text that says why a reward's discount may not be changed
    /// </summary>
    private static string DiscountFaultOf(LoyaltyError error)
    {
        return error.Code switch
        {
            LoyaltyErrorCodes.FORBIDDEN => "Fields.DiscountId.Forbidden",
            LoyaltyErrorCodes.STORE_ISOLATION => "Fields.DiscountId.OtherStores",
            _ => "Fields.DiscountId.Taken"
        };
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareRewardSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(RewardSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareRewardListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create(int? discountId)
    {
        var program = (await Stores.GetProgramsAsync(toChange: true)).FirstOrDefault();
        if (program is null)
            return RedirectToAction(nameof(List));

        var rewards = await rewardService.GetRewardsAsync(program.Id);
        return await EditorAsync("Create", new RewardEditModel
        {
            ProgramId = program.Id,
            Active = true,
            KindId = (int)(discountId > 0 ? RewardKind.ExistingDiscount : RewardKind.OrderAmount),
            DiscountId = discountId ?? 0,
            AppliedToSubCategories = true,
            DisplayOrder = rewards.Select(reward => reward.DisplayOrder).DefaultIfEmpty().Max() + 1
        }, null);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Create(RewardEditModel model, bool continueEditing)
    {
        await ValidateChoicesAsync(model);
        var reward = new LoyaltyReward { ProgramId = model.ProgramId };
        if (!ModelState.IsValid || !await SaveAsync(model, reward))
            return await EditorAsync("Create", model, null);

        return await SavedAsync(reward.Id, continueEditing, "Added");
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyReward>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        var reward = await rewardService.GetRewardByIdAsync(id);
        return reward is null ? RedirectToAction(nameof(List)) : await EditorAsync("Edit", null, reward);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyReward>("model.Id")]
    public async Task<IActionResult> Edit(RewardEditModel model, bool continueEditing)
    {
        var reward = await rewardService.GetRewardByIdAsync(model.Id);
        if (reward is null)
            return RedirectToAction(nameof(List));

        model.ProgramId = reward.ProgramId;
        await ValidateSeenAsync(model.Seen, reward);
        await ValidateChoicesAsync(model);
        if (!ModelState.IsValid || !await SaveAsync(model, reward))
            return await EditorAsync("Edit", model, await rewardService.GetRewardByIdAsync(model.Id));

        return await SavedAsync(reward.Id, continueEditing, "Updated");
    }

    /// <summary>
    /// Move a reward one place up or down in its program
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyReward>("id")]
    public async Task<IActionResult> Move(int id, bool up)
    {
        var reward = await rewardService.GetRewardByIdAsync(id);
        if (reward is null)
            return await ErrorTextAsync("NotFound");

        var actor = await GetActorAsync();
        return await MovedAsync(await rewardService.GetRewardsAsync(reward.ProgramId), id, up, row => rewardService.UpdateRewardAsync(row, actor));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyReward>("id")]
    public async Task<IActionResult> Delete(int id)
    {
        var reward = await rewardService.GetRewardByIdAsync(id);
        if (reward is not null)
        {
            var deleted = await rewardEditor.DeleteAsync(reward, await AuthorAsync(false));
            if (!deleted.Success)
            {
                await NotifyRefusalAsync(DiscountFaultOf(deleted.Error));
                return RedirectToAction(nameof(Edit), new { id });
            }
            await NotifyAsync("Deleted");
        }

        return RedirectToAction(nameof(List));
    }

    /// <summary>
    /// Explain the plugin's requirement. The discount's page shows it within itself; opened alone it is a page of its own
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Requirement(int discountId)
    {
        return Show("Requirement", await modelFactory.PrepareRequirementModelAsync(discountId));
    }

    #endregion
}
