using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// Loyalty programs
/// </summary>
public interface IProgramService
{
    /// <summary>
    /// Gets a program; null when it does not exist or is deleted
    /// </summary>
    Task<LoyaltyProgram> GetProgramByIdAsync(int programId);

    /// <summary>
    /// Gets programs that are not deleted
    /// </summary>
    /// <param name="storeId">Only those open to this store; 0 for all</param>
    /// <param name="activeOnly">Only active ones</param>
    Task<IList<LoyaltyProgram>> GetProgramsAsync(int storeId = 0, bool activeOnly = true);

    /// <summary>
    /// Gets the active program the store uses by default; null when there is none
    /// </summary>
    Task<LoyaltyProgram> GetDefaultProgramAsync(int storeId);

    /// <summary>
    /// Gets the program the store uses by default as it was last saved, from memory; null when there is none. The row is shared: it is not to be changed
    /// </summary>
    Task<LoyaltyProgram> GetSavedDefaultProgramAsync(int storeId);

    /// <summary>
    /// Gets a program as it was last saved, from memory; null when there is none. The row is shared: it is not to be changed
    /// </summary>
    Task<LoyaltyProgram> GetSavedProgramAsync(int programId);

    /// <summary>
    /// Gets deleted programs, which an admin can restore
    /// </summary>
    Task<IList<LoyaltyProgram>> GetDeletedProgramsAsync();

    /// <summary>
    /// Says why a program cannot be stored as it is, naming the field: its system name is taken, or it is to be the checkout default of a
    /// store that has another one. Null when it can
    /// </summary>
    Task<LoyaltyError> FindFaultAsync(LoyaltyProgram program);

    /// <summary>
    /// Adds a program
    /// </summary>
    Task InsertProgramAsync(LoyaltyProgram program, string actor);

    /// <summary>
    /// Deletes a program: members and ledger stay, nobody sees or uses it any more
    /// </summary>
    Task DeleteProgramAsync(LoyaltyProgram program, string actor);

    /// <summary>
    /// Brings a deleted program back, inactive and not as a default
    /// </summary>
    Task<Result<LoyaltyProgram>> RestoreProgramAsync(int programId, string actor);

    /// <summary>
    /// Saves a program, with an audit entry of what changed
    /// </summary>
    Task UpdateProgramAsync(LoyaltyProgram program, string actor);
}
