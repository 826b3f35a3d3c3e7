using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Recomputes every balance, makes sure that the discounts points buy are open to nobody else, and clears away what is kept for a time only
/// </summary>
public class VerifyLedgerTask(ApiRequests apiRequests,
    ILedgerService ledgerService,
    ILogger logger,
    PartnerSessions partnerSessions,
    PersonalData personalData,
    RedemptionDiscountClosing discountClosing,
    RedemptionSweep sweep,
    TaskRunLog runLog,
    WebhookSender webhookSender) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("verify the ledger",
            ("drifts found", VerifyAsync),
            ("discounts mended", discountClosing.EnsureClosedToOthersAsync),
            ("discounts put away", sweep.PutAwayDiscountsAsync),
            ("members erased", personalData.EraseForgottenAsync),
            ("calls forgotten", apiRequests.ForgetOldAsync),
            ("baskets of partners forgotten", partnerSessions.ForgetAbandonedAsync),
            ("webhook messages forgotten", webhookSender.ForgetOldAsync));
    }

    private async Task<int> VerifyAsync()
    {
        var report = await ledgerService.VerifyAsync();
        if (!report.Ok)
        {
            var drifts = report.Drifts.Select(drift => $"member {drift.MemberId}: {drift.Figure} is {drift.Stored}, entries say {drift.Computed}");
            await logger.ErrorAsync($"Loyalty: the ledger does not add up. {string.Join("; ", drifts)}");
        }

        return report.Drifts.Count;
    }
}
