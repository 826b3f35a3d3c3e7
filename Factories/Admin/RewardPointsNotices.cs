using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what pages say of nopCommerce's own reward points
/// </summary>
public class RewardPointsNotices(BuiltInRewardPoints rewardPoints, IAdminStores adminStores, IPermissionService permissionService)
{
    /// <summary>
    /// Gets the stores of the current admin in which nopCommerce's own reward points are on
    /// </summary>
    /// <param name="storeId">The one store that matters; 0 for all</param>
    /// <param name="program">The one program that matters; null for all</param>
    public async Task<IList<Store>> FindStoresAsync(int storeId, LoyaltyProgram program = null)
    {
        return await rewardPoints.FindAsync((await adminStores.GetStoresAsync())
            .Where(store => (storeId == 0 || store.Id == storeId) && (program is null || string.IsNullOrEmpty(program.StoreIds) || IdList.Contains(program.StoreIds, store.Id))));
    }

    /// <summary>
    /// Prepare the notice
    /// </summary>
    /// <param name="storeId">The one store that matters; 0 for all</param>
    /// <param name="program">The one program that matters; null for all</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the notice; null where they are off
    /// </returns>
    public async Task<RewardPointsNoticeModel> PrepareAsync(int storeId, LoyaltyProgram program = null)
    {
        var stores = await FindStoresAsync(storeId, program);

        return stores.Count == 0 ? null : new RewardPointsNoticeModel
        {
            Stores = string.Join(", ", stores.Select(store => store.Name)),
            StoreId = storeId,
            ProgramId = program?.Id ?? 0,
            CanSwitchOff = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission)
                && await permissionService.AuthorizeAsync(StandardPermission.Configuration.MANAGE_SETTINGS)
        };
    }
}
