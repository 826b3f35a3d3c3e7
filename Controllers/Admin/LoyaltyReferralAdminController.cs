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
public class LoyaltyReferralAdminController : LoyaltyAreaController
{
    #region Fields

    private readonly IProgramService _programService;
    private readonly IReferralService _referralService;
    private readonly ReferralModelFactory _modelFactory;

    #endregion

    #region Ctor

    public LoyaltyReferralAdminController(AdminPageServices page,
        IProgramService programService,
        IReferralService referralService,
        ReferralModelFactory modelFactory) : base(page, "Referrals")
    {
        _programService = programService;
        _referralService = referralService;
        _modelFactory = modelFactory;
    }

    #endregion

    #region Utilities

    private async Task<IActionResult> DecideAsync(int id, Func<Referral, string, Task<Result<Referral>>> decide)
    {
        var referral = await _referralService.GetByIdAsync(id);
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
        return Show("List", await _modelFactory.PrepareSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(ReferralSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareListModelAsync(searchModel));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Referral>("id")]
    public Task<IActionResult> Approve(int id)
    {
        return DecideAsync(id, _referralService.ApproveAsync);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Referral>("id")]
    public Task<IActionResult> Reject(int id)
    {
        return DecideAsync(id, _referralService.RejectAsync);
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Terms(int programId = 0)
    {
        var program = await Stores.GetProgramToChangeAsync(programId);
        if (program is null)
            return RedirectToAction(nameof(List));

        return Show("Terms", await _modelFactory.PrepareTermsModelAsync(null, program));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Terms(ReferralTermsModel model)
    {
        var program = await _programService.GetProgramByIdAsync(model.ProgramId);
        if (program is null)
            return RedirectToAction(nameof(List));
        if (!ModelState.IsValid)
            return Show("Terms", await _modelFactory.PrepareTermsModelAsync(model, program));

        var terms = await _referralService.GetTermsAsync(program.Id);
        terms.Enabled = model.Enabled;
        terms.ReferrerPoints = model.ReferrerPoints;
        terms.RefereePoints = model.RefereePoints;
        terms.MinimumTotal = model.MinimumTotal;
        terms.NeedsCompleteOrder = model.NeedsCompleteOrder;
        terms.LimitPerPeriod = model.LimitPerPeriod;
        terms.PeriodDays = model.PeriodDays;
        terms.SameIpLimit = model.SameIpLimit;
        terms.CookieDays = model.CookieDays;
        await _referralService.SaveTermsAsync(terms, await GetActorAsync());
        Notifications.SuccessNotification(await PluginTextAsync("ReferralTerms.Saved"));
        return RedirectToAction(nameof(Terms), new { programId = program.Id });
    }

    #endregion
}
