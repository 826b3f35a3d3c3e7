using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// Loyalty programmes
/// </summary>
public class ProgramService : IProgramService
{
    private readonly IAuditService _auditService;
    private readonly IRepository<LoyaltyProgram> _programRepository;

    public ProgramService(IAuditService auditService,
        IRepository<LoyaltyProgram> programRepository)
    {
        _auditService = auditService;
        _programRepository = programRepository;
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetProgramByIdAsync(int programId)
    {
        var program = await _programRepository.GetByIdAsync(programId);

        return program is { Deleted: false } ? program : null;
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyProgram>> GetProgramsAsync(int storeId = 0, bool activeOnly = true)
    {
        var programs = await _programRepository.GetAllAsync(query => query.Where(program => !program.Deleted).OrderBy(program => program.Id));

        return programs
            .Where(program => program.Active || !activeOnly)
            .Where(program => storeId == 0 || IdList.Contains(program.StoreIds, storeId))
            .OrderByDescending(program => program.IsDefault)
            .ThenBy(program => program.Id)
            .ToList();
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetDefaultProgramAsync(int storeId)
    {
        return (await GetProgramsAsync(storeId)).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task InsertProgramAsync(LoyaltyProgram program)
    {
        Normalise(program);
        program.CreatedOnUtc = DateTime.UtcNow;
        program.UpdatedOnUtc = program.CreatedOnUtc;
        await _programRepository.InsertAsync(program);
    }

    /// <inheritdoc />
    public async Task UpdateProgramAsync(LoyaltyProgram program, string actor)
    {
        Normalise(program);
        var (before, after) = EntityChanges.Between(await _programRepository.LoadOriginalCopyAsync(program), program);
        if (after is null)
            return;

        program.UpdatedOnUtc = DateTime.UtcNow;
        await _programRepository.UpdateAsync(program);
        await _auditService.LogAsync(actor, "Update", nameof(LoyaltyProgram), program.Id, before, after);
    }

    private static void Normalise(LoyaltyProgram program)
    {
        program.SystemName = program.SystemName?.Trim().ToLowerInvariant();
    }
}
