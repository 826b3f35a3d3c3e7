using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Places every member anew, so that tiers given until a date end
/// </summary>
public class EvaluateTiersTask : IScheduleTask
{
    private readonly IProgramService _programService;
    private readonly ITierService _tierService;

    public EvaluateTiersTask(IProgramService programService,
        ITierService tierService)
    {
        _programService = programService;
        _tierService = tierService;
    }

    /// <summary>
    /// Runs the task
    /// </summary>
    public async Task ExecuteAsync()
    {
        foreach (var program in await _programService.GetProgramsAsync())
            await _tierService.EvaluateAllAsync(program.Id);
    }
}
