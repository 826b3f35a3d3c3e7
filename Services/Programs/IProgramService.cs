using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// Loyalty programmes
/// </summary>
public interface IProgramService
{
    /// <summary>
    /// Gets a programme; null when it does not exist or is deleted
    /// </summary>
    Task<LoyaltyProgram> GetProgramByIdAsync(int programId);

    /// <summary>
    /// Gets programmes that are not deleted
    /// </summary>
    /// <param name="storeId">Only those open to this store; 0 for all</param>
    /// <param name="activeOnly">Only active ones</param>
    Task<IList<LoyaltyProgram>> GetProgramsAsync(int storeId = 0, bool activeOnly = true);

    /// <summary>
    /// Gets the active programme the store uses by default; null when there is none
    /// </summary>
    Task<LoyaltyProgram> GetDefaultProgramAsync(int storeId);

    /// <summary>
    /// Adds a programme
    /// </summary>
    Task InsertProgramAsync(LoyaltyProgram program);

    /// <summary>
    /// Saves a programme, with an audit entry of what changed
    /// </summary>
    Task UpdateProgramAsync(LoyaltyProgram program, string actor);
}
