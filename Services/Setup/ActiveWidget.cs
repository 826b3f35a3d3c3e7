using Nop.Core.Domain.Cms;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Configuration;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// Shows the plugin's widgets, or hides them, in all stores: those too that have their own list of active widgets
/// </summary>
public class ActiveWidget(AuditedSettings settings, ISettingService settingService, IStoreService storeService)
{
    /// <summary>
    /// Shows or hides them
    /// </summary>
    public async Task SetAsync(bool active, string actor)
    {
        foreach (var storeId in (await storeService.GetAllStoresAsync()).Select(store => store.Id).Prepend(0))
        {
            if (storeId > 0 && !await settingService.SettingExistsAsync(new WidgetSettings(), row => row.ActiveWidgetSystemNames, storeId))
                continue;

            await settings.ChangeAsync<WidgetSettings>(storeId, actor, (settings, store) =>
            {
                settings.ActiveWidgetSystemNames.RemoveAll(name => name.Equals(LoyaltyDefaults.SystemName, StringComparison.OrdinalIgnoreCase));
                if (active)
                    settings.ActiveWidgetSystemNames.Add(LoyaltyDefaults.SystemName);

                return store.SaveSettingAsync(settings, row => row.ActiveWidgetSystemNames, storeId, false);
            });
        }
    }
}
