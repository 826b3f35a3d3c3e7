using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// Loyalty programs
/// </summary>
public class ProgramService(EarningPauses pauses,
    IAuditService auditService,
    IRepository<LoyaltyProgram> programRepository,
    IShortTermCacheManager shortTermCacheManager,
    TimeProvider time) : IProgramService
{
    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetProgramByIdAsync(int programId)
    {
        var program = await programRepository.GetByIdAsync(programId, cache => default, useShortTermCache: true);

        return program is { Deleted: false } ? program : null;
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyProgram>> GetProgramsAsync(int storeId = 0, bool activeOnly = true)
    {
        return Select(await shortTermCacheManager.GetAsync(
            () => programRepository.GetAllAsync(query => query.Where(program => !program.Deleted).OrderBy(program => program.Id)),
            NopEntityCacheDefaults<LoyaltyProgram>.AllCacheKey), storeId, activeOnly);
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetDefaultProgramAsync(int storeId)
    {
        return (await GetProgramsAsync(storeId)).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetSavedDefaultProgramAsync(int storeId)
    {
        var saved = await programRepository.GetAllAsync(query => query.Where(program => !program.Deleted).OrderBy(program => program.Id),
            cache => cache.PrepareKeyForDefaultCache(NopEntityCacheDefaults<LoyaltyProgram>.AllCacheKey));

        return Select(saved, storeId, activeOnly: true).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetSavedProgramAsync(int programId)
    {
        return await programRepository.GetByIdAsync(programId, cache => default) is { Deleted: false } program ? program : null;
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyProgram>> GetDeletedProgramsAsync()
    {
        return await programRepository.GetAllAsync(query => query.Where(program => program.Deleted).OrderBy(program => program.Id));
    }

    /// <inheritdoc />
    public async Task<LoyaltyError> FindFaultAsync(LoyaltyProgram program)
    {
        var systemName = program.SystemName?.Trim().ToLowerInvariant();
        if ((await programRepository.GetAllAsync(query => query.Where(other => other.SystemName == systemName && other.Id != program.Id))).Any())
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, $"Another program, perhaps a deleted one, is called {systemName}.", "systemName");
        if (!program.IsDefault)
            return null;

        var rival = (await GetProgramsAsync(activeOnly: false)).FirstOrDefault(other => other.IsDefault && other.Id != program.Id && ShareStore(other, program));

        return rival is null
            ? null
            : new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, $"{rival.Name} is the checkout default of one of its stores already.", "isDefault");
    }

    /// <inheritdoc />
    public async Task DeleteProgramAsync(LoyaltyProgram program, string actor)
    {
        program.Deleted = true;
        program.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await pauses.SetAsync(EarningPauses.OfProgram(program.Id), earns: false);
        await programRepository.UpdateAsync(program);
        await auditService.LogAsync(actor, AuditActions.Delete, program, program.Name, null);
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyProgram>> RestoreProgramAsync(int programId, string actor)
    {
        var program = await programRepository.GetByIdAsync(programId);
        if (program is not { Deleted: true })
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, $"There is no deleted program {programId}.", "programId");

        program.Deleted = false;
        program.Active = false;
        program.IsDefault = false;
        program.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await programRepository.UpdateAsync(program);
        await auditService.LogAsync(actor, AuditActions.Restore, program, null, program.Name);

        return program;
    }

    /// <inheritdoc />
    public async Task InsertProgramAsync(LoyaltyProgram program, string actor)
    {
        Normalise(program);
        program.CreatedOnUtc = time.GetUtcNow().UtcDateTime;
        program.UpdatedOnUtc = program.CreatedOnUtc;
        await programRepository.InsertAsync(program);
        if (!program.Active)
            await pauses.SetAsync(EarningPauses.OfProgram(program.Id), earns: false);
        await auditService.LogAsync(actor, AuditActions.Create, program, null, program.Name);
    }

    /// <inheritdoc />
    public async Task UpdateProgramAsync(LoyaltyProgram program, string actor)
    {
        Normalise(program);
        var original = await programRepository.LoadOriginalCopyAsync(program);
        var (before, after) = EntityChanges.Between(original, program);
        if (after is null)
            return;
        if (original.Active != program.Active)
            await pauses.SetAsync(EarningPauses.OfProgram(program.Id), program.Active, original.UpdatedOnUtc);

        program.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await programRepository.UpdateAsync(program);
        await auditService.LogAsync(actor, AuditActions.Update, program, before, after);
    }

    private static IList<LoyaltyProgram> Select(IEnumerable<LoyaltyProgram> programs, int storeId, bool activeOnly)
    {
        return programs
            .Where(program => program.Active || !activeOnly)
            .Where(program => storeId == 0 || IdList.Contains(program.StoreIds, storeId))
            .OrderByDescending(program => program.IsDefault)
            .ThenBy(program => program.Id)
            .ToList();
    }

    private static bool ShareStore(LoyaltyProgram one, LoyaltyProgram other)
    {
        return string.IsNullOrWhiteSpace(one.StoreIds) || string.IsNullOrWhiteSpace(other.StoreIds)
            || IdList.Parse(one.StoreIds).Intersect(IdList.Parse(other.StoreIds)).Any();
    }

    private static void Normalise(LoyaltyProgram program)
    {
        program.SystemName = program.SystemName?.Trim().ToLowerInvariant();
    }
}
