using Nop.Core.Configuration;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Changes settings and writes into the audit log which of them have another value since then
/// </summary>
public class AuditedSettings
{
    private readonly IAuditService _auditService;
    private readonly ISettingService _settingService;

    public AuditedSettings(IAuditService auditService,
        ISettingService settingService)
    {
        _auditService = auditService;
        _settingService = settingService;
    }

    /// <summary>
    /// Changes settings of a store
    /// </summary>
    /// <param name="storeId">The store; 0 for all</param>
    /// <param name="actor">Who does it</param>
    /// <param name="save">Changes the settings it is given, and stores them</param>
    public async Task ChangeAsync<TSettings>(int storeId, string actor, Func<TSettings, ISettingService, Task> save) where TSettings : class, ISettings, new()
    {
        var before = await _settingService.LoadSettingAsync<TSettings>(storeId);
        await save(await _settingService.LoadSettingAsync<TSettings>(storeId), _settingService);
        await _settingService.ClearCacheAsync();
        var (oldValue, newValue) = EntityChanges.Between(before, await _settingService.LoadSettingAsync<TSettings>(storeId));
        if (newValue is not null)
            await _auditService.LogAsync(actor, AuditActions.Update, typeof(TSettings).Name, storeId, oldValue, newValue, storeId > 0 ? IdList.Format([storeId]) : null);
    }
}
