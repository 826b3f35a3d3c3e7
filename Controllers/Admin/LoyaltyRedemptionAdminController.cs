using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Redemptions: what members spent points on, and what became of it
/// </summary>
public class LoyaltyRedemptionAdminController(AdminPageServices page,
    IAuditService auditService,
    RedemptionModelFactory modelFactory,
    IRedemptionService redemptionService) : LoyaltyAreaController(page, "Redemptions")
{
    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareRedemptionSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(RedemptionSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareRedemptionListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyRedemption>("id")]
    public async Task<IActionResult> Details(int id)
    {
        var redemption = await redemptionService.GetRedemptionByIdAsync(id);
        return redemption is null
            ? RedirectToAction(nameof(List))
            : Show("Details", await modelFactory.PrepareRedemptionModelAsync(redemption));
    }

    /// <summary>
    /// Give a reservation's points back. The answer is JSON: the grid and other pages' forms ask for it
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyRedemption>("id")]
    public async Task<IActionResult> Release(int id)
    {
        var redemption = await redemptionService.GetRedemptionByIdAsync(id);
        var actor = await GetActorAsync();
        var released = await redemptionService.ReleaseAsync(redemption, null, actor);
        if (!released.Success)
        {
            var beingUsed = released.Error.Problem?.Obstacle == RedemptionObstacle.BeingUsed;
            return await ErrorTextAsync(beingUsed ? "Release.BeingUsed" : "Release.Gone");
        }

        await auditService.LogAsync(actor, AuditActions.Release, released.Value, null, $"{released.Value.Name}: {released.Value.Points}");
        return Json(new { Result = true });
    }

    #endregion
}
