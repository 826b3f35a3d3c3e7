using System.Collections.Concurrent;
using System.Linq.Expressions;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Security;
using Nop.Services.Logging;

namespace Nop.Services.Localization;

/// <summary>Texts by key and language, held in one cached dictionary per language; texts of entities as they are stored beside them.</summary>
public class LocalizationService(
    ILanguageService languageService,
    ILocalizedEntityService localizedEntityService,
    ILogger logger,
    IRepository<LocaleStringResource> resourceRepository,
    IStaticCacheManager staticCacheManager,
    IWorkContext workContext) : ILocalizationService
{
    private const string ENUM_PREFIX = "Enums.";
    private const string PERMISSION_PREFIX = "Security.Permission.";

    private static readonly CacheKey _languageKey = new($"{NopEntityCacheDefaults<LocaleStringResource>.Prefix}language.{{0}}");
    private static readonly ConcurrentDictionary<string, bool> _reportedMissing = new();

    public virtual async Task<string> GetResourceAsync(string resourceKey)
    {
        var language = await workContext.GetWorkingLanguageAsync();

        return language == null ? string.Empty : await GetResourceAsync(resourceKey, language.Id);
    }

    public virtual async Task<string> GetResourceAsync(string resourceKey, int languageId, bool logIfNotFound = true,
        string defaultValue = "", bool returnEmptyIfNotFound = false)
    {
        var key = (resourceKey ?? string.Empty).Trim().ToLowerInvariant();
        var texts = await GetTextsAsync(languageId);
        if (texts.TryGetValue(key, out var text) && !string.IsNullOrEmpty(text))
            return text;

        if (logIfNotFound && _reportedMissing.TryAdd($"{languageId} {key}", true))
            await logger.WarningAsync($"No text for \"{key}\" in language {languageId}");

        if (!string.IsNullOrEmpty(defaultValue))
            return defaultValue;

        return returnEmptyIfNotFound ? string.Empty : key;
    }

    public virtual async Task<TPropType> GetLocalizedAsync<TEntity, TPropType>(TEntity entity,
        Expression<Func<TEntity, TPropType>> keySelector, int? languageId = null, bool returnDefaultValue = true,
        bool ensureTwoPublishedLanguages = true) where TEntity : BaseEntity, ILocalizedEntity
    {
        ArgumentNullException.ThrowIfNull(entity);

        var own = returnDefaultValue ? keySelector.Compile()(entity) : default;
        var id = languageId ?? (await workContext.GetWorkingLanguageAsync())?.Id ?? 0;
        if (typeof(TPropType) != typeof(string) || keySelector.Body is not MemberExpression member || id == 0 || entity.Id == 0)
            return own;
        // where only one language is published, the entity's own text is the only one
        if (ensureTwoPublishedLanguages && (await languageService.GetAllLanguagesAsync()).Count < 2)
            return own;

        var text = await localizedEntityService.GetLocalizedValueAsync(id, entity.Id, typeof(TEntity).Name, member.Member.Name);

        return string.IsNullOrEmpty(text) ? own : (TPropType)(object)text;
    }

    public virtual async Task<string> GetLocalizedEnumAsync<TEnum>(TEnum enumValue, int? languageId = null) where TEnum : struct
    {
        var id = languageId ?? (await workContext.GetWorkingLanguageAsync()).Id;
        var text = await GetResourceAsync($"{ENUM_PREFIX}{typeof(TEnum)}.{enumValue}", id, false, string.Empty, true);

        return string.IsNullOrEmpty(text) ? CommonHelper.SplitCamelCaseWord(enumValue.ToString()) : text;
    }

    public virtual async Task<string> GetLocalizedPermissionNameAsync(PermissionRecord permissionRecord, int? languageId = null)
    {
        ArgumentNullException.ThrowIfNull(permissionRecord);

        var id = languageId ?? (await workContext.GetWorkingLanguageAsync()).Id;

        return await GetResourceAsync(PERMISSION_PREFIX + permissionRecord.SystemName, id, false, permissionRecord.Name);
    }

    public virtual async Task SaveLocalizedPermissionNameAsync(PermissionRecord permissionRecord)
    {
        ArgumentNullException.ThrowIfNull(permissionRecord);

        await AddOrUpdateLocaleResourceAsync(PERMISSION_PREFIX + permissionRecord.SystemName, permissionRecord.Name);
    }

    public virtual async Task DeleteLocalizedPermissionNameAsync(PermissionRecord permissionRecord)
    {
        ArgumentNullException.ThrowIfNull(permissionRecord);

        await DeleteLocaleResourceAsync(PERMISSION_PREFIX + permissionRecord.SystemName);
    }

    public virtual async Task AddOrUpdateLocaleResourceAsync(string resourceName, string resourceValue, string languageCulture = null)
    {
        var texts = new Dictionary<string, string> { [resourceName] = resourceValue };
        if (string.IsNullOrEmpty(languageCulture))
        {
            await AddOrUpdateLocaleResourceAsync(texts);
            return;
        }

        foreach (var language in await languageService.GetAllLanguagesAsync(true))
        {
            if (language.LanguageCulture.Equals(languageCulture))
                await AddOrUpdateLocaleResourceAsync(texts, language.Id);
        }
    }

    public virtual async Task<Dictionary<string, KeyValuePair<int, string>>> GetAllResourceValuesAsync(int languageId, bool? loadPublicLocales)
    {
        var rows = await GetRowsAsync(languageId);
        return rows.Where(row => loadPublicLocales is null || loadPublicLocales == !row.ResourceName.StartsWith("admin.", StringComparison.OrdinalIgnoreCase))
            .GroupBy(row => row.ResourceName.ToLowerInvariant())
            .ToDictionary(group => group.Key, group => new KeyValuePair<int, string>(group.First().Id, group.First().ResourceValue));
    }

    public virtual async Task AddOrUpdateLocaleResourceAsync(IDictionary<string, string> resources, int? languageId = null)
    {
        ArgumentNullException.ThrowIfNull(resources);

        var texts = resources.ToDictionary(resource => resource.Key.Trim().ToLowerInvariant(), resource => resource.Value);
        foreach (var language in await languageService.GetAllLanguagesAsync(true))
        {
            if (languageId.HasValue && language.Id != languageId.Value)
                continue;

            var known = (await GetRowsAsync(language.Id)).GroupBy(row => row.ResourceName)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.InvariantCultureIgnoreCase);
            var missing = new List<LocaleStringResource>();
            foreach (var (name, text) in texts)
            {
                if (!known.TryGetValue(name, out var row))
                {
                    missing.Add(new LocaleStringResource { LanguageId = language.Id, ResourceName = name, ResourceValue = text });
                }
                else if (row.ResourceValue != text)
                {
                    row.ResourceValue = text;
                    await resourceRepository.UpdateAsync(row, false);
                }
            }

            if (missing.Count > 0)
                await resourceRepository.InsertAsync(missing, false);
        }

        await ClearCacheAsync();
    }

    public virtual async Task DeleteLocaleResourceAsync(string resourceName) => await DeleteLocaleResourcesAsync(new List<string> { resourceName });

    public virtual async Task DeleteLocaleResourcesAsync(IList<string> resourceNames, int? languageId = null)
    {
        var names = resourceNames.Select(name => name.Trim().ToLowerInvariant()).ToList();
        await resourceRepository.DeleteAsync(row => (!languageId.HasValue || row.LanguageId == languageId.Value) &&
            names.Contains(row.ResourceName));
        await ClearCacheAsync();
    }

    public virtual async Task DeleteLocaleResourcesAsync(string resourceNamePrefix, int? languageId = null)
    {
        var prefix = resourceNamePrefix.ToLowerInvariant();
        await resourceRepository.DeleteAsync(row => (!languageId.HasValue || row.LanguageId == languageId.Value) &&
            row.ResourceName.StartsWith(prefix));
        await ClearCacheAsync();
    }

    private async Task<Dictionary<string, string>> GetTextsAsync(int languageId)
    {
        var key = staticCacheManager.PrepareKeyForDefaultCache(_languageKey, languageId);

        return await staticCacheManager.GetAsync(key, async () => (await GetRowsAsync(languageId))
            .GroupBy(row => row.ResourceName.ToLowerInvariant())
            .ToDictionary(group => group.Key, group => group.First().ResourceValue));
    }

    private async Task<IList<LocaleStringResource>> GetRowsAsync(int languageId) =>
        await resourceRepository.GetAllAsync(query => query.Where(row => row.LanguageId == languageId));

    private async Task ClearCacheAsync() => await staticCacheManager.RemoveByPrefixAsync(NopEntityCacheDefaults<LocaleStringResource>.Prefix);
}
