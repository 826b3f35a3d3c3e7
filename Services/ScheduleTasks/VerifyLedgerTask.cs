using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Verifies the ledger and logs what does not add up
/// </summary>
public class VerifyLedgerTask : IScheduleTask
{
    private readonly ILedgerService _ledgerService;
    private readonly ILogger _logger;

    public VerifyLedgerTask(ILedgerService ledgerService,
        ILogger logger)
    {
        _ledgerService = ledgerService;
        _logger = logger;
    }

    /// <summary>
    /// Runs the task
    /// </summary>
    public async Task ExecuteAsync()
    {
        var report = await _ledgerService.VerifyAsync();
        if (report.Ok)
            return;

        var drifts = report.Drifts.Select(drift => $"member {drift.MemberId}: {drift.Figure} is {drift.Stored}, entries say {drift.Computed}");
        await _logger.ErrorAsync($"Loyalty: the ledger does not add up. {string.Join("; ", drifts)}");
    }
}
