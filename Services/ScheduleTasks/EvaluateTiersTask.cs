using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Moves members to the tiers they should be in
/// </summary>
public class EvaluateTiersTask : IScheduleTask
{
    private readonly IProgramService _programService;
    private readonly ITierService _tierService;
    private readonly TaskRunLog _runLog;

    public EvaluateTiersTask(IProgramService programService,
        ITierService tierService,
        TaskRunLog runLog)
    {
        _programService = programService;
        _tierService = tierService;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("evaluate tiers", ("members moved", EvaluateAsync));
    }

    private async Task<int> EvaluateAsync()
    {
        var moved = 0;
        foreach (var program in await _programService.GetProgramsAsync())
            moved += await _tierService.EvaluateAllAsync(program.Id);

        return moved;
    }
}
