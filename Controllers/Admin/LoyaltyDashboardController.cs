using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What happens in a program, in figures and charts
/// </summary>
public class LoyaltyDashboardController(AdminPageServices page,
    DashboardModelFactory modelFactory,
    IProgramService programService,
    LiabilityReport liability,
    PointsDays days) : LoyaltyAreaController(page, "Dashboard")
{
    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Index(int programId, DateTime? from, DateTime? to, int bucketId)
    {
        var model = await modelFactory.PrepareAsync(programId, from, to, bucketId);
        return Show("Index", model);
    }

    /// <summary>
    /// Add up all figures of a program anew from the ledger
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Recompute(int programId)
    {
        if (await programService.GetProgramByIdAsync(programId) is not null)
        {
            await days.RecomputeAsync(programId);
            await liability.RefreshAsync(programId);
            await NotifyAsync("Recomputed");
        }

        return RedirectToAction(nameof(Index), new { programId });
    }

    #endregion
}
