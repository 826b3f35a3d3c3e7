using Nop.Core.Domain.Configuration;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Events;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Notes when the program is switched off and on in a store, wherever that is done
/// </summary>
public class EarningPauseConsumer(Lazy<EarningPauses> pauses,
    Lazy<IRepository<Setting>> settingRepository,
    Lazy<IStoreService> storeService) : IConsumer<EntityInsertedEvent<Setting>>, IConsumer<EntityUpdatedEvent<Setting>>, IConsumer<EntityDeletedEvent<Setting>>
{
    private static readonly string _name = $"{nameof(LoyaltySettings)}.{nameof(LoyaltySettings.Enabled)}".ToLowerInvariant();

    /// <summary>
    /// A setting was made
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<Setting> eventMessage)
    {
        return NoteAsync(eventMessage.Entity);
    }

    /// <summary>
    /// A setting was changed
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<Setting> eventMessage)
    {
        return NoteAsync(eventMessage.Entity);
    }

    /// <summary>
    /// A setting was taken away
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<Setting> eventMessage)
    {
        return NoteAsync(eventMessage.Entity);
    }

    private async Task NoteAsync(Setting setting)
    {
        if (!string.Equals(setting.Name, _name, StringComparison.OrdinalIgnoreCase))
            return;

        // the settings' cache is cleared after the event
        var rows = await settingRepository.Value.GetAllAsync(query => query.Where(row => row.Name == _name));
        foreach (var store in await storeService.Value.GetAllStoresAsync())
        {
            var value = (rows.FirstOrDefault(row => row.StoreId == store.Id) ?? rows.FirstOrDefault(row => row.StoreId == 0))?.Value;
            await pauses.Value.SetAsync(EarningPauses.OfStore(store.Id), !bool.TryParse(value, out var enabled) || enabled);
        }
    }
}
