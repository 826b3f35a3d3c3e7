using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Recomputes every balance, and makes sure that the discounts points buy are open to nobody else
/// </summary>
public class VerifyLedgerTask : IScheduleTask
{
    private readonly ILedgerService _ledgerService;
    private readonly ILogger _logger;
    private readonly PersonalData _personalData;
    private readonly RedemptionDiscountClosing _discountClosing;
    private readonly RedemptionSweep _sweep;
    private readonly TaskRunLog _runLog;

    public VerifyLedgerTask(ILedgerService ledgerService,
        ILogger logger,
        PersonalData personalData,
        RedemptionDiscountClosing discountClosing,
        RedemptionSweep sweep,
        TaskRunLog runLog)
    {
        _ledgerService = ledgerService;
        _logger = logger;
        _personalData = personalData;
        _discountClosing = discountClosing;
        _sweep = sweep;
        _runLog = runLog;
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
            ("members erased", _personalData.EraseForgottenAsync));
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
