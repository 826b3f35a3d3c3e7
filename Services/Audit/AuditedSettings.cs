using Nop.Core.Configuration;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Changes settings and writes into the audit log which of them have another value since then
/// </summary>
public class AuditedSettings(IAuditService auditService, ISettingService settingService)
{
    /// <summary>
    /// Changes settings of a store
    /// </summary>
    /// <param name="storeId">The store; 0 for all</param>
    /// <param name="actor">Who does it</param>
    /// <param name="save">Changes the settings it is given, and stores them</param>
    public async Task ChangeAsync<TSettings>(int storeId, string actor, Func<TSettings, ISettingService, Task> save) where TSettings : class, ISettings, new()
    {
        var before = await settingService.LoadSettingAsync<TSettings>(storeId);
        await save(await settingService.LoadSettingAsync<TSettings>(storeId), settingService);
        await settingService.ClearCacheAsync();
        var (oldValue, newValue) = EntityChanges.Between(before, await settingService.LoadSettingAsync<TSettings>(storeId));
        if (newValue is not null)
            await auditService.LogAsync(actor, AuditActions.Update, typeof(TSettings).Name, storeId, oldValue, newValue, storeId > 0 ? IdList.Format([storeId]) : null);
    }
}
