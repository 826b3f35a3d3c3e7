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
public class LoyaltyLedgerController(AdminPageServices page,
    ILedgerService ledgerService,
    LedgerPageModelFactory modelFactory) : LoyaltyAreaController(page, "Ledger")
{
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
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Verify.cshtml", await ledgerService.VerifyAsync());
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Entries()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Ledger.cshtml", await modelFactory.PrepareLedgerSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("searchModel.SearchProgramId")]
    public async Task<IActionResult> Entries(LedgerPageSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareLedgerListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Audit()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Audit.cshtml", await modelFactory.PrepareAuditSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> Audit(AuditSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareAuditListModelAsync(searchModel));
    }

    #endregion
}
