using System.ComponentModel;
using System.Linq.Expressions;
using System.Reflection;
using Nop.Core.Configuration;
using Nop.Core.Domain.Configuration;

namespace Nop.Services.Configuration;

/// <summary>Settings as rows "class.property", read through one cached dictionary. A store's own row wins over the shared one.</summary>
public class SettingService(IRepository<Setting> settingRepository, IStaticCacheManager staticCacheManager) : ISettingService
{
    private static readonly CacheKey _dictionaryKey = new($"{NopEntityCacheDefaults<Setting>.Prefix}all.dictionary.");

    public virtual async Task<Setting> GetSettingByIdAsync(int settingId) => await settingRepository.GetByIdAsync(settingId);

    public virtual async Task<Setting> GetSettingAsync(string key, int storeId = 0, bool loadSharedValueIfNotFound = false) =>
        Find(await GetDictionaryAsync(), key, storeId, loadSharedValueIfNotFound);

    public virtual async Task<T> GetSettingByKeyAsync<T>(string key, T defaultValue = default, int storeId = 0,
        bool loadSharedValueIfNotFound = false)
    {
        var setting = await GetSettingAsync(key, storeId, loadSharedValueIfNotFound);

        return setting != null ? CommonHelper.To<T>(setting.Value) : defaultValue;
    }

    public virtual async Task<IList<Setting>> GetAllSettingsAsync() =>
        await settingRepository.GetAllAsync(query => query.OrderBy(setting => setting.Name).ThenBy(setting => setting.StoreId));

    public virtual async Task<bool> SettingExistsAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector,
        int storeId = 0) where T : ISettings, new() => await GetSettingAsync(GetSettingKey(settings, keySelector), storeId) != null;

    public virtual async Task<T> LoadSettingAsync<T>(int storeId = 0) where T : ISettings, new() => (T)await LoadSettingAsync(typeof(T), storeId);

    public virtual async Task<ISettings> LoadSettingAsync(Type type, int storeId = 0) => Fill(type, await GetDictionaryAsync(), storeId);

    public virtual ISettings LoadSetting(Type type, int storeId = 0) => Fill(type, GetDictionaryAsync().GetAwaiter().GetResult(), storeId);

    public virtual async Task SetSettingAsync<T>(string key, T value, int storeId = 0, bool clearCache = true) =>
        await SetAsync(typeof(T), key, value, storeId, clearCache);

    public virtual async Task SaveSettingAsync<T>(T settings, int storeId = 0) where T : ISettings, new()
    {
        foreach (var property in SettingProperties(typeof(T)))
            await SetAsync(property.PropertyType, $"{typeof(T).Name}.{property.Name}", property.GetValue(settings), storeId, false);

        await ClearCacheAsync();
    }

    public virtual async Task SaveSettingAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector,
        int storeId = 0, bool clearCache = true) where T : ISettings, new()
    {
        var property = SelectedProperty(keySelector);
        await SetAsync(property.PropertyType, GetSettingKey(settings, keySelector), property.GetValue(settings), storeId, clearCache);
    }

    public virtual async Task SaveSettingOverridablePerStoreAsync<T, TPropType>(T settings,
        Expression<Func<T, TPropType>> keySelector, bool overrideForStore, int storeId = 0, bool clearCache = true)
        where T : ISettings, new()
    {
        if (overrideForStore || storeId == 0)
            await SaveSettingAsync(settings, keySelector, storeId, clearCache);
        else if (storeId > 0)
            await DeleteSettingAsync(settings, keySelector, storeId);
    }

    public virtual async Task InsertSettingAsync(Setting setting, bool clearCache = true)
    {
        await settingRepository.InsertAsync(setting);
        if (clearCache)
            await ClearCacheAsync();
    }

    public virtual async Task UpdateSettingAsync(Setting setting, bool clearCache = true)
    {
        ArgumentNullException.ThrowIfNull(setting);

        await settingRepository.UpdateAsync(setting);
        if (clearCache)
            await ClearCacheAsync();
    }

    public virtual async Task DeleteSettingAsync<T>() where T : ISettings, new()
    {
        var keys = typeof(T).GetProperties()
            .Select(property => $"{typeof(T).Name}.{property.Name}")
            .ToHashSet(StringComparer.InvariantCultureIgnoreCase);
        foreach (var setting in (await GetAllSettingsAsync()).Where(setting => keys.Contains(setting.Name)))
            await settingRepository.DeleteAsync(setting);

        await ClearCacheAsync();
    }

    public virtual async Task DeleteSettingAsync<T, TPropType>(T settings, Expression<Func<T, TPropType>> keySelector,
        int storeId = 0) where T : ISettings, new()
    {
        var cached = await GetSettingAsync(GetSettingKey(settings, keySelector), storeId);
        if (cached == null)
            return;

        var setting = await GetSettingByIdAsync(cached.Id);
        if (setting != null)
            await settingRepository.DeleteAsync(setting);

        await ClearCacheAsync();
    }

    public virtual async Task ClearCacheAsync() => await staticCacheManager.RemoveByPrefixAsync(NopEntityCacheDefaults<Setting>.Prefix);

    public virtual string GetSettingKey<TSettings, T>(TSettings settings, Expression<Func<TSettings, T>> keySelector)
        where TSettings : ISettings, new()
    {
        return $"{typeof(TSettings).Name}.{SelectedProperty(keySelector).Name}";
    }

    private async Task<Dictionary<string, List<Setting>>> GetDictionaryAsync() =>
        await staticCacheManager.GetAsync(_dictionaryKey, async () => (await GetAllSettingsAsync())
            .GroupBy(setting => setting.Name.ToLowerInvariant())
            .ToDictionary(group => group.Key, group => group.ToList()));

    private async Task SetAsync(Type type, string key, object value, int storeId, bool clearCache)
    {
        ArgumentNullException.ThrowIfNull(key);

        key = key.Trim().ToLowerInvariant();
        var text = value == null ? string.Empty : TypeDescriptor.GetConverter(type).ConvertToInvariantString(value);
        var cached = Find(await GetDictionaryAsync(), key, storeId, false);
        var setting = cached == null ? null : await GetSettingByIdAsync(cached.Id);
        if (setting == null)
        {
            await InsertSettingAsync(new Setting(key, text, storeId), clearCache);
            return;
        }

        if (setting.Value == text)
            return;

        setting.Value = text;
        await UpdateSettingAsync(setting, clearCache);
    }

    private static ISettings Fill(Type type, Dictionary<string, List<Setting>> all, int storeId)
    {
        var settings = (ISettings)Activator.CreateInstance(type);
        foreach (var property in SettingProperties(type))
        {
            var value = Find(all, $"{type.Name}.{property.Name}", storeId, true)?.Value;
            var converter = TypeDescriptor.GetConverter(property.PropertyType);
            if (value != null && converter.IsValid(value))
                property.SetValue(settings, converter.ConvertFromInvariantString(value));
        }

        return settings;
    }

    private static IEnumerable<PropertyInfo> SettingProperties(Type type) =>
        type.GetProperties().Where(property => property.CanRead && property.CanWrite &&
            TypeDescriptor.GetConverter(property.PropertyType).CanConvertFrom(typeof(string)));

    private static PropertyInfo SelectedProperty<T, TPropType>(Expression<Func<T, TPropType>> keySelector) =>
        (keySelector.Body as MemberExpression)?.Member as PropertyInfo
            ?? throw new ArgumentException($"Expression '{keySelector}' does not name a property.");

    private static Setting Find(Dictionary<string, List<Setting>> all, string key, int storeId, bool loadSharedValueIfNotFound)
    {
        if (string.IsNullOrEmpty(key) || !all.TryGetValue(key.Trim().ToLowerInvariant(), out var settings))
            return null;

        var setting = settings.FirstOrDefault(candidate => candidate.StoreId == storeId);
        if (setting == null && storeId > 0 && loadSharedValueIfNotFound)
            setting = settings.FirstOrDefault(candidate => candidate.StoreId == 0);

        return setting;
    }
}
