using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// The programs a partner may use
/// </summary>
public class PartnerPrograms(IProgramService programService, ISettingService settingService)
{
    /// <summary>
    /// Gets the active programs of a store that a partner may use, the checkout default first; none while the store's loyalty is switched off
    /// </summary>
    public async Task<IList<LoyaltyProgram>> GetAsync(LoyaltyPartner partner, int storeId)
    {
        if (!(await settingService.LoadSettingAsync<LoyaltySettings>(storeId)).Enabled)
            return [];

        return (await programService.GetProgramsAsync(storeId)).Where(program => IdList.Contains(partner.ProgramIds, program.Id)).ToList();
    }

    /// <summary>
    /// Gets a program, active or not, that a partner may use; null when there is none
    /// </summary>
    public async Task<LoyaltyProgram> FindOwnAsync(LoyaltyPartner partner, int programId)
    {
        return IdList.Contains(partner.ProgramIds, programId) ? await programService.GetProgramByIdAsync(programId) : null;
    }

    /// <summary>
    /// Finds the program that a partner names, or its first one
    /// </summary>
    public async Task<Result<LoyaltyProgram>> FindAsync(LoyaltyPartner partner, int storeId, string systemName)
    {
        var found = (await GetAsync(partner, storeId))
            .FirstOrDefault(program => systemName is null || string.Equals(program.SystemName, systemName, StringComparison.OrdinalIgnoreCase));

        return found is null
            ? new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, "This store has no such active program for this partner.", systemName is null ? null : "program")
            : found;
    }
}
