using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Tiers: their grid stands on the page of the rules for them
/// </summary>
public class LoyaltyTierController(AdminPageServices page,
    ICustomerService customerService,
    ILocalizedEntityService localizedEntityService,
    LoyaltyAdminModelFactory modelFactory,
    StoreDays days,
    IMemberService memberService,
    IProgramService programService,
    TierModelFactory tierModelFactory,
    ITierService tierService,
    TierPolicies policies,
    TierPreview preview,
    TimeProvider time) : LoyaltyAreaController(page, "Tiers")
{
    #region Fields

    private readonly TierPreview _preview = preview;

    #endregion

    #region Utilities

    private async Task<IActionResult> EditorAsync(string view, TierModel model, LoyaltyTier tier)
    {
        model = await modelFactory.PrepareTierModelAsync(model, tier);
        await tierModelFactory.PrepareBenefitsAsync(model, tier);
        return Show(view, model);
    }

    /// <summary>
    /// What can only be judged with the database. A tier grants roles of the shop's own only: through the system's roles it would hand out the admin area
    /// </summary>
    private async Task ValidateChoicesAsync(TierModel model, int programId)
    {
        if (TierThreshold.FindRival(new LoyaltyTier { Id = model.Id, Threshold = model.Threshold }, await tierService.GetTiersAsync(programId)) is { } rival)
            ModelState.AddModelError(nameof(model.Threshold), string.Format(await TextAsync("Fields.Threshold.Taken"), rival.Name));

        if (model.CustomerRoleId == 0)
            return;

        var role = await customerService.GetCustomerRoleByIdAsync(model.CustomerRoleId);
        //a role that limits to stores would give whoever gets it these stores
        if (role is null || role.IsSystemRole || (await Stores.GetLimitsAsync()).Of(role.Id) is not null)
            await FaultAsync(nameof(model.CustomerRoleId), "Fields.CustomerRoleId.Invalid");
    }

    private async Task SaveNamesAsync(TierModel model, LoyaltyTier tier)
    {
        foreach (var text in model.Benefits.Where(text => text.LanguageId > 0).DistinctBy(text => text.LanguageId))
            await localizedEntityService.SaveLocalizedValueAsync(tier, entity => entity.Name, text.Name?.Trim(), text.LanguageId);
    }

    private static void Apply(TierModel model, LoyaltyTier tier)
    {
        tier.Name = model.Name.Trim();
        tier.Threshold = model.Threshold;
        tier.EarnMultiplier = model.EarnMultiplier;
        tier.Color = model.Color.Trim();
        tier.CustomerRoleId = model.CustomerRoleId > 0 ? model.CustomerRoleId : null;
        tier.DisplayOrder = model.DisplayOrder;
        tier.WelcomeBonus = model.WelcomeBonus;
        tier.Icon = model.Icon?.Trim();
        tier.Benefits = LocalizedText.Format(model.Benefits.DistinctBy(benefit => benefit.LanguageId).Select(benefit => KeyValuePair.Create(benefit.LanguageId, benefit.Text)));
    }

    /// <summary>
    /// Who would move is shown when that was asked for, and before anything is saved that moves somebody
    /// </summary>
    private async Task<TierPreviewModel> PreviewAsync(string key, string seenKey, bool wanted, Func<Task<TierPreviewReport>> preview)
    {
        if (!wanted && key == seenKey)
            return null;

        var report = await preview();
        return wanted || report.Touches ? await tierModelFactory.PreparePreviewModelAsync(report, key, !wanted) : null;
    }

    private static string KeyOf(LoyaltyTier tier) => FormattableString.Invariant($"{tier.Threshold:0.####}");

    private static string KeyOf(TierPolicy policy) => $"{policy.MetricId}:{policy.PeriodId}:{policy.PeriodDays}:{policy.DowngradeId}:{policy.GraceDays}";

    /// <summary>
    /// Go on with a tier, or back to the page on which their grid stands
    /// </summary>
    private async Task<IActionResult> StoredAsync(LoyaltyTier tier, bool continueEditing, string key)
    {
        var next = await SavedAsync(tier.Id, continueEditing, key);

        return continueEditing ? next : RedirectToAction(nameof(Policy), new { programId = tier.ProgramId });
    }

    #endregion

    #region Methods

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("searchModel.ProgramId")]
    public async Task<IActionResult> List(TierSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareTierListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Create(int programId)
    {
        if (await programService.GetProgramByIdAsync(programId) is null)
            return RedirectToAction(nameof(Policy));

        var tiers = await tierService.GetTiersAsync(programId);
        var model = new TierModel
        {
            ProgramId = programId,
            Color = "#4ab2f1",
            DisplayOrder = tiers.Select(tier => tier.DisplayOrder).DefaultIfEmpty().Max() + 1
        };
        return await EditorAsync("Create", model, null);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Create(TierModel model, bool continueEditing, bool preview = false)
    {
        if (await programService.GetProgramByIdAsync(model.ProgramId) is null)
            return RedirectToAction(nameof(Policy));
        await ValidateChoicesAsync(model, model.ProgramId);
        if (!ModelState.IsValid)
            return await EditorAsync("Create", model, null);

        var tier = new LoyaltyTier { ProgramId = model.ProgramId };
        Apply(model, tier);
        model.Preview = await PreviewAsync(KeyOf(tier), model.PreviewKey, preview, () => _preview.PreviewTierAsync(tier));
        if (model.Preview is not null)
            return await EditorAsync("Create", model, null);

        await tierService.InsertTierAsync(tier, await GetActorAsync());
        await SaveNamesAsync(model, tier);
        return await StoredAsync(tier, continueEditing, "Added");
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyTier>("id")]
    public async Task<IActionResult> Edit(int id, bool without = false)
    {
        var tier = await tierService.GetTierByIdAsync(id);
        if (tier is null)
            return RedirectToAction(nameof(Policy));

        var model = await modelFactory.PrepareTierModelAsync(null, tier);
        model.PreviewsDeletion = without;
        if (without)
            model.Preview = await tierModelFactory.PreparePreviewModelAsync(await _preview.PreviewWithoutAsync(tier), null, false);
        await tierModelFactory.PrepareBenefitsAsync(model, tier);
        return Show("Edit", model);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyTier>("model.Id")]
    public async Task<IActionResult> Edit(TierModel model, bool continueEditing, bool preview = false)
    {
        var tier = await tierService.GetTierByIdAsync(model.Id);
        if (tier is null)
            return RedirectToAction(nameof(Policy));
        await ValidateSeenAsync(model.Seen, tier);
        await ValidateChoicesAsync(model, tier.ProgramId);
        if (!ModelState.IsValid)
            return await EditorAsync("Edit", model, tier);

        var threshold = tier.Threshold;
        Apply(model, tier);
        if (preview || tier.Threshold != threshold)
            model.Preview = await PreviewAsync(KeyOf(tier), model.PreviewKey, preview, () => _preview.PreviewTierAsync(tier));
        if (model.Preview is not null)
            return await EditorAsync("Edit", model, tier);

        await tierService.UpdateTierAsync(tier, await GetActorAsync());
        await SaveNamesAsync(model, tier);
        return await StoredAsync(tier, continueEditing, "Updated");
    }

    /// <summary>
    /// Move a tier one place up or down
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyTier>("id")]
    public async Task<IActionResult> Move(int id, bool up)
    {
        var tier = await tierService.GetTierByIdAsync(id);
        if (tier is null)
            return await ErrorTextAsync("NotFound");

        var actor = await GetActorAsync();
        return await MovedAsync(await tierService.GetTiersInDisplayOrderAsync(tier.ProgramId), id, up, row => tierService.UpdateTierAsync(row, actor));
    }

    /// <summary>
    /// Delete a tier. When members stand in it, who moves where is shown first
    /// </summary>
    /// <param name="id">Tier identifier</param>
    /// <param name="seen">Whether that was seen</param>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyTier>("id")]
    public async Task<IActionResult> Delete(int id, bool seen = false)
    {
        var tier = await tierService.GetTierByIdAsync(id);
        if (tier is null)
            return RedirectToAction(nameof(Policy));

        //members must have a tier to fall back to
        if ((await tierService.GetTiersAsync(tier.ProgramId)).Count == 1)
        {
            await NotifyRefusalAsync("LastOne");
            return RedirectToAction(nameof(Edit), new { id });
        }

        if (!seen && (await _preview.PreviewWithoutAsync(tier)).Touches)
        {
            Notifications.WarningNotification(await PluginTextAsync("TierPreview.DeleteAgain"));
            return RedirectToAction(nameof(Edit), new { id, without = true });
        }

        await tierService.DeleteTierAsync(tier, await GetActorAsync());
        await NotifyAsync("Deleted");
        return RedirectToAction(nameof(Policy), new { programId = tier.ProgramId });
    }

    /// <summary>
    /// How a program's tiers are reached and left
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Policy(int programId = 0)
    {
        var program = await Stores.GetProgramToChangeAsync(programId);
        if (program is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);

        return Show("Policy",
            await tierModelFactory.PreparePolicyModelAsync(null, program, await policies.GetAsync(program.Id)));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Policy(TierPolicyModel model, bool preview = false)
    {
        var program = await programService.GetProgramByIdAsync(model.ProgramId);
        if (program is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);

        var policy = await policies.GetAsync(program.Id);
        if (ModelState.IsValid)
        {
            (policy.MetricId, policy.PeriodId, policy.PeriodDays, policy.DowngradeId, policy.GraceDays) =
                (model.MetricId, model.PeriodId, model.PeriodDays, model.DowngradeId, model.GraceDays);
            model.Preview = await PreviewAsync(KeyOf(policy), model.PreviewKey, preview, () => _preview.PreviewPolicyAsync(policy));
        }
        if (!ModelState.IsValid || model.Preview is not null)
            return Show("Policy", await tierModelFactory.PreparePolicyModelAsync(model, program, policy));

        await policies.SaveAsync(policy, await GetActorAsync());
        Notifications.SuccessNotification(await PluginTextAsync("TierPolicy.Saved"));
        return RedirectToAction(nameof(Policy), new { programId = program.Id });
    }

    /// <summary>
    /// Give a member a tier by hand, or end that
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("memberId")]
    public async Task<IActionResult> Override(int memberId, int tierId, DateTime? until)
    {
        var member = await memberService.GetMemberByIdAsync(memberId);
        if (member is null)
            return RedirectToAction("List", "LoyaltyMember");

        var untilUtc = days.EndUtc(until, member.TierOverrideUntilUtc);
        if (!ModelState.IsValid || untilUtc <= time.GetUtcNow().UtcDateTime)
        {
            Notifications.ErrorNotification(await PluginTextAsync("TierOverride.Fields.Until.Invalid"));
            return RedirectToAction("Edit", "LoyaltyMember", new { id = memberId });
        }

        var result = await memberService.SetTierOverrideAsync(member, tierId > 0 ? tierId : null, untilUtc, await GetActorAsync());
        if (result.Success)
            Notifications.SuccessNotification(await PluginTextAsync("TierOverride.Saved"));
        else
            Notifications.ErrorNotification(result.Error.Message);
        return RedirectToAction("Edit", "LoyaltyMember", new { id = memberId });
    }

    #endregion
}
