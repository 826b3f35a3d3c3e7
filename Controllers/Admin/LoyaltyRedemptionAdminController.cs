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
public class LoyaltyRedemptionAdminController : LoyaltyAreaController
{
    #region Fields

    private readonly IAuditService _auditService;
    private readonly RedemptionModelFactory _modelFactory;
    private readonly IRedemptionService _redemptionService;

    #endregion

    #region Ctor

    public LoyaltyRedemptionAdminController(AdminPageServices page,
        IAuditService auditService,
        RedemptionModelFactory modelFactory,
        IRedemptionService redemptionService) : base(page, "Redemptions")
    {
        _auditService = auditService;
        _modelFactory = modelFactory;
        _redemptionService = redemptionService;
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await _modelFactory.PrepareRedemptionSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(RedemptionSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareRedemptionListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyRedemption>("id")]
    public async Task<IActionResult> Details(int id)
    {
        var redemption = await _redemptionService.GetRedemptionByIdAsync(id);
        return redemption is null
            ? RedirectToAction(nameof(List))
            : Show("Details", await _modelFactory.PrepareRedemptionModelAsync(redemption));
    }

    /// <summary>
    /// Give a reservation's points back. The answer is JSON: the grid and other pages' forms ask for it
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyRedemption>("id")]
    public async Task<IActionResult> Release(int id)
    {
        var redemption = await _redemptionService.GetRedemptionByIdAsync(id);
        var actor = await GetActorAsync();
        var released = await _redemptionService.ReleaseAsync(redemption, null, actor);
        if (!released.Success)
        {
            var beingUsed = released.Error.Problem?.Obstacle == RedemptionObstacle.BeingUsed;
            return await ErrorTextAsync(beingUsed ? "Release.BeingUsed" : "Release.Gone");
        }

        await _auditService.LogAsync(actor, AuditActions.Release, released.Value, null, $"{released.Value.Name}: {released.Value.Points}");
        return Json(new { Result = true });
    }

    #endregion
}
