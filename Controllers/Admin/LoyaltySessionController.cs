using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Sessions at providers: what was asked and answered, and what is still due
/// </summary>
public class LoyaltySessionController(AdminPageServices page,
    IAuditService auditService,
    ProviderSessions sessions,
    SessionFinalization finalization,
    SessionModelFactory modelFactory) : LoyaltyAreaController(page, "Sessions")
{
    #region Fields

    private const int REASON_LENGTH = 200;

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
    public async Task<IActionResult> List(SessionSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<ProviderSession>("id")]
    public async Task<IActionResult> Details(int id)
    {
        return await sessions.GetByIdAsync(id) is { } session ? Show("Details", await modelFactory.PrepareModelAsync(session)) : RedirectToAction(nameof(List));
    }

    /// <summary>
    /// Do now what is due, as often as it was tried before
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<ProviderSession>("id")]
    public async Task<IActionResult> TryAgain(int id)
    {
        if (await sessions.GetByIdAsync(id) is not { } session)
            return RedirectToAction(nameof(List));

        if (session.Status is not (ProviderSessionStatus.PendingFinalization or ProviderSessionStatus.Finalized))
        {
            await NotifyRefusalAsync("TryAgain.Nothing");

            return RedirectToAction(nameof(Details), new { id });
        }

        //whoever tries by hand gives it its days anew
        await sessions.ScheduleAsync(id, row => (row.Attempts, row.LastDayOnUtc) = (0, null));
        var after = await finalization.AdvanceQuietlyAsync(id, ProviderPatience.Task, await GetActorAsync());
        if (after?.ErrorCode is null)
            await NotifyAsync("TryAgain.Done");
        else
            await NotifyRefusalAsync("TryAgain.Failed");

        return RedirectToAction(nameof(Details), new { id });
    }

    /// <summary>
    /// Try no longer
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<ProviderSession>("id")]
    public async Task<IActionResult> GiveUp(int id, string giveUpReason)
    {
        if (await sessions.GetByIdAsync(id) is not { } session)
            return RedirectToAction(nameof(List));

        giveUpReason = giveUpReason?.Trim();
        if (string.IsNullOrEmpty(giveUpReason) || giveUpReason.Length > REASON_LENGTH)
        {
            await NotifyRefusalAsync("GiveUp.Reason.Invalid");

            return RedirectToAction(nameof(Details), new { id });
        }

        var actor = await GetActorAsync();
        var given = await finalization.GiveUpAsync(session, giveUpReason, actor);
        if (given.Success)
        {
            await auditService.LogAsync(actor, AuditActions.GivenUp, nameof(ProviderSession), id, session.Status.ToString(), giveUpReason);
            await NotifyAsync("GiveUp.Done");
        }
        else
        {
            await NotifyRefusalAsync("GiveUp.Refused");
        }

        return RedirectToAction(nameof(Details), new { id });
    }

    #endregion
}
