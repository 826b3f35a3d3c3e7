using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Configuration;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Programs;

/// <summary>
/// nopCommerce's own reward points. While they are on, shoppers are promised points of two kinds, and the built-in ones are paid out as well
/// </summary>
public class BuiltInRewardPoints(AuditedSettings settings, IProgramService programService, ISettingService settingService, IStoreService storeService)
{
    /// <summary>
    /// Gets those of some stores that have a program and in which the built-in points are on
    /// </summary>
    /// <param name="stores">Stores</param>
    public async Task<IList<Store>> FindAsync(IEnumerable<Store> stores)
    {
        var found = new List<Store>();
        foreach (var store in stores)
        {
            if ((await settingService.LoadSettingAsync<RewardPointsSettings>(store.Id)).Enabled && (await programService.GetProgramsAsync(store.Id)).Count > 0)
                found.Add(store);
        }
        return found;
    }

    /// <summary>
    /// Switches the built-in points off in some stores. Their balances stay
    /// </summary>
    /// <param name="stores">Stores</param>
    /// <param name="mayChangeAll">Whether what holds for all stores may be changed with them</param>
    /// <param name="actor">Who does it</param>
    public async Task SwitchOffAsync(IList<Store> stores, bool mayChangeAll, string actor)
    {
        //where they are off already a value of the store's own may say so; it is as good as named
        var everywhere = mayChangeAll;
        var all = await storeService.GetAllStoresAsync();
        var named = stores.Select(store => store.Id).ToHashSet();
        foreach (var store in all.Where(store => !named.Contains(store.Id)))
            everywhere &= !(await settingService.LoadSettingAsync<RewardPointsSettings>(store.Id)).Enabled;

        foreach (var storeId in everywhere ? all.Select(store => store.Id).Prepend(0) : named)
            await SwitchOffAsync(storeId);

        Task SwitchOffAsync(int storeId) => settings.ChangeAsync<RewardPointsSettings>(storeId, actor, (settings, service) =>
        {
            settings.Enabled = false;

            //what holds for all stores needs no value of a store's own
            return service.SaveSettingOverridablePerStoreAsync(settings, row => row.Enabled, !everywhere, storeId, false);
        });
    }
}
