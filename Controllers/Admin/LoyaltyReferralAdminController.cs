using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Friends whom members brought, those an admin has to decide, and what programs give for them
/// </summary>
public class LoyaltyReferralAdminController : LoyaltyAreaController
{
    #region Fields

    private readonly IAdminStores _adminStores;
    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IProgramService _programService;
    private readonly IReferralService _referralService;
    private readonly IWorkContext _workContext;
    private readonly ReferralModelFactory _modelFactory;

    #endregion

    #region Ctor

    public LoyaltyReferralAdminController(IAdminStores adminStores,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IProgramService programService,
        IReferralService referralService,
        IWorkContext workContext,
        ReferralModelFactory modelFactory)
    {
        _adminStores = adminStores;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _programService = programService;
        _referralService = referralService;
        _workContext = workContext;
        _modelFactory = modelFactory;
    }

    #endregion

    #region Utilities

    private async Task<string> GetActorAsync()
    {
        return $"customer:{(await _workContext.GetCurrentCustomerAsync()).Id}";
    }

    private async Task<IActionResult> DecideAsync(int id, Func<Referral, string, Task<Result<Referral>>> decide)
    {
        var referral = await _referralService.GetByIdAsync(id);
        if (referral is null)
            return ErrorJson(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Referrals.NotFound"));

        var result = await decide(referral, await GetActorAsync());
        return result.Success ? Json(new { Result = true }) : ErrorJson(result.Error.Message);
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Referrals/List.cshtml", await _modelFactory.PrepareSearchModelAsync());
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
        var program = programId == 0 ? (await _adminStores.GetProgramsAsync(toChange: true)).FirstOrDefault(row => row.Active) : await _programService.GetProgramByIdAsync(programId);
        if (program is null)
            return RedirectToAction(nameof(List));

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Referrals/Terms.cshtml", await _modelFactory.PrepareTermsModelAsync(null, program));
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
            return View("~/Plugins/Misc.Loyalty/Views/Admin/Referrals/Terms.cshtml", await _modelFactory.PrepareTermsModelAsync(model, program));

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
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Saved"));
        return RedirectToAction(nameof(Terms), new { programId = program.Id });
    }

    #endregion
}
