using Nop.Core;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// What the current admin may see and change, by the stores his customer roles are limited to
/// </summary>
public interface IAdminStores
{
    /// <summary>
    /// Gets the stores in which the current admin may act
    /// </summary>
    Task<StoreScope> GetScopeAsync();

    /// <summary>
    /// Gets the programs that are not deleted and that the current admin may see, the checkout defaults first
    /// </summary>
    /// <param name="toChange">Only those he may change</param>
    Task<IList<LoyaltyProgram>> GetProgramsAsync(bool toChange = false);

    /// <summary>
    /// Gets a program that the current admin may change; null when there is none
    /// </summary>
    /// <param name="programId">The program; 0 for the first active one</param>
    Task<LoyaltyProgram> GetProgramToChangeAsync(int programId);

    /// <summary>
    /// Gets the identifiers of these programs for limiting a query; null when the current admin is not limited
    /// </summary>
    Task<IList<int>> GetProgramIdsAsync(bool toChange = false);

    /// <summary>
    /// Gets the stores the current admin may choose
    /// </summary>
    Task<IList<Store>> GetStoresAsync();

    /// <summary>
    /// Whether the current admin may see, or change, something by the stores it belongs to; what the plugin knows no store of, he may not when limited
    /// </summary>
    Task<bool> MayAsync(BaseEntity entity, bool toChange);

    /// <summary>
    /// Whether the current admin has the permission to manage, and may change a program
    /// </summary>
    Task<bool> CanManageAsync(LoyaltyProgram program);

    /// <summary>
    /// Gets the limits of all roles
    /// </summary>
    Task<RoleStores> GetLimitsAsync();

    /// <summary>
    /// Limits roles to stores, with an audit entry for each that changes. Refused when that would limit the current admin himself
    /// </summary>
    /// <param name="limits">The limits as they shall be</param>
    /// <param name="roleIds">The roles to take them from; the others stay as they are</param>
    /// <param name="actor">Who does it</param>
    Task<Result<RoleStores>> SaveLimitsAsync(RoleStores limits, IEnumerable<int> roleIds, string actor);
}
