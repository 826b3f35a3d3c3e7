using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What happens in a program, in figures and charts
/// </summary>
public class LoyaltyDashboardController : LoyaltyAreaController
{
    #region Fields

    private readonly DashboardModelFactory _modelFactory;
    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IProgramService _programService;
    private readonly LiabilityReport _liability;
    private readonly PointsDays _days;

    #endregion

    #region Ctor

    public LoyaltyDashboardController(DashboardModelFactory modelFactory,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IProgramService programService,
        LiabilityReport liability,
        PointsDays days)
    {
        _modelFactory = modelFactory;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _programService = programService;
        _liability = liability;
        _days = days;
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Index(int programId, DateTime? from, DateTime? to, int bucketId)
    {
        var model = await _modelFactory.PrepareAsync(programId, from, to, bucketId);
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Dashboard/Index.cshtml", model);
    }

    /// <summary>
    /// Add up all figures of a program anew from the ledger
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Recompute(int programId)
    {
        if (await _programService.GetProgramByIdAsync(programId) is not null)
        {
            await _days.RecomputeAsync(programId);
            await _liability.RefreshAsync(programId);
            _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Dashboard.Recomputed"));
        }

        return RedirectToAction(nameof(Index), new { programId });
    }

    #endregion
}
