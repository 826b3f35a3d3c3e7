using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// The transactions of a program, the proof of all balances, and who changed what
/// </summary>
public class LoyaltyLedgerController : LoyaltyAreaController
{
    #region Fields

    private readonly ILedgerService _ledgerService;
    private readonly LedgerPageModelFactory _modelFactory;

    #endregion

    #region Ctor

    public LoyaltyLedgerController(AdminPageServices page,
        ILedgerService ledgerService,
        LedgerPageModelFactory modelFactory) : base(page, "Ledger")
    {
        _ledgerService = ledgerService;
        _modelFactory = modelFactory;
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [AllStores]
    public IActionResult Verify()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Verify.cshtml", null);
    }

    [HttpPost, ActionName("Verify")]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [AllStores]
    public async Task<IActionResult> VerifyNow()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Verify.cshtml", await _ledgerService.VerifyAsync());
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Entries()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Ledger.cshtml", await _modelFactory.PrepareLedgerSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("searchModel.SearchProgramId")]
    public async Task<IActionResult> Entries(LedgerPageSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareLedgerListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Audit()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Audit.cshtml", await _modelFactory.PrepareAuditSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Audit(AuditSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareAuditListModelAsync(searchModel));
    }

    #endregion
}
