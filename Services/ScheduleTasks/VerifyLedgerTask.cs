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
public class VerifyLedgerTask : IScheduleTask
{
    private readonly ApiRequests _apiRequests;
    private readonly ILedgerService _ledgerService;
    private readonly ILogger _logger;
    private readonly PartnerSessions _partnerSessions;
    private readonly PersonalData _personalData;
    private readonly RedemptionDiscountClosing _discountClosing;
    private readonly RedemptionSweep _sweep;
    private readonly TaskRunLog _runLog;
    private readonly WebhookSender _webhookSender;

    public VerifyLedgerTask(ApiRequests apiRequests,
        ILedgerService ledgerService,
        ILogger logger,
        PartnerSessions partnerSessions,
        PersonalData personalData,
        RedemptionDiscountClosing discountClosing,
        RedemptionSweep sweep,
        TaskRunLog runLog,
        WebhookSender webhookSender)
    {
        _apiRequests = apiRequests;
        _ledgerService = ledgerService;
        _logger = logger;
        _partnerSessions = partnerSessions;
        _personalData = personalData;
        _discountClosing = discountClosing;
        _sweep = sweep;
        _runLog = runLog;
        _webhookSender = webhookSender;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("verify the ledger",
            ("drifts found", VerifyAsync),
            ("discounts mended", _discountClosing.EnsureClosedToOthersAsync),
            ("discounts put away", _sweep.PutAwayDiscountsAsync),
            ("members erased", _personalData.EraseForgottenAsync),
            ("calls forgotten", _apiRequests.ForgetOldAsync),
            ("baskets of partners forgotten", _partnerSessions.ForgetAbandonedAsync),
            ("webhook messages forgotten", _webhookSender.ForgetOldAsync));
    }

    private async Task<int> VerifyAsync()
    {
        var report = await _ledgerService.VerifyAsync();
        if (!report.Ok)
        {
            var drifts = report.Drifts.Select(drift => $"member {drift.MemberId}: {drift.Figure} is {drift.Stored}, entries say {drift.Computed}");
            await _logger.ErrorAsync($"Loyalty: the ledger does not add up. {string.Join("; ", drifts)}");
        }

        return report.Drifts.Count;
    }
}
