using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Friends whom members brought, those an admin has to decide, and what programs give for them
/// </summary>
public class LoyaltyReferralAdminController(AdminPageServices page,
    IProgramService programService,
    IReferralService referralService,
    ReferralModelFactory modelFactory) : LoyaltyAreaController(page, "Referrals")
{
    #region Utilities

    private async Task<IActionResult> DecideAsync(int id, Func<Referral, string, Task<Result<Referral>>> decide)
    {
        var referral = await referralService.GetByIdAsync(id);
        if (referral is null)
            return await ErrorTextAsync("NotFound");

        var result = await decide(referral, await GetActorAsync());
        return result.Success ? Json(new { Result = true }) : ErrorJson(result.Error.Message);
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(ReferralSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Referral>("id")]
    public Task<IActionResult> Approve(int id)
    {
        return DecideAsync(id, referralService.ApproveAsync);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Referral>("id")]
    public Task<IActionResult> Reject(int id)
    {
        return DecideAsync(id, referralService.RejectAsync);
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Terms(int programId = 0)
    {
        var program = await Stores.GetProgramToChangeAsync(programId);
        if (program is null)
            return RedirectToAction(nameof(List));

        return Show("Terms", await modelFactory.PrepareTermsModelAsync(null, program));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Terms(ReferralTermsModel model)
    {
        var program = await programService.GetProgramByIdAsync(model.ProgramId);
        if (program is null)
            return RedirectToAction(nameof(List));
        if (!ModelState.IsValid)
            return Show("Terms", await modelFactory.PrepareTermsModelAsync(model, program));

        var terms = await referralService.GetTermsAsync(program.Id);
        terms.Enabled = model.Enabled;
        terms.ReferrerPoints = model.ReferrerPoints;
        terms.RefereePoints = model.RefereePoints;
        terms.MinimumTotal = model.MinimumTotal;
        terms.NeedsCompleteOrder = model.NeedsCompleteOrder;
        terms.LimitPerPeriod = model.LimitPerPeriod;
        terms.PeriodDays = model.PeriodDays;
        terms.SameIpLimit = model.SameIpLimit;
        terms.CookieDays = model.CookieDays;
        await referralService.SaveTermsAsync(terms, await GetActorAsync());
        Notifications.SuccessNotification(await PluginTextAsync("ReferralTerms.Saved"));
        return RedirectToAction(nameof(Terms), new { programId = program.Id });
    }

    #endregion
}
