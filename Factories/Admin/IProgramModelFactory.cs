using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of programs
/// </summary>
public interface IProgramModelFactory
{
    /// <summary>
    /// Prepare the search of the grid
    /// </summary>
    /// <returns>Search model</returns>
    Task<ProgramSearchModel> PrepareProgramSearchModelAsync();

    /// <summary>
    /// Prepare a page of programs
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<ProgramListModel> PrepareProgramListModelAsync(ProgramSearchModel searchModel);

    /// <summary>
    /// Prepare a program's edit page
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the program's values</param>
    /// <param name="program">Program</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<ProgramModel> PrepareProgramModelAsync(ProgramModel model, LoyaltyProgram program);
}
