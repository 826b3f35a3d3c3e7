using Nop.Core.Caching;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.Localization;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// Brings the plugin's texts, mails and tier names into the languages of the store. What a merchant wrote stays
/// </summary>
public class StoreLanguages(ILanguageService languageService,
    ILocalizationService localizationService,
    ILocalizedEntityService localizedEntityService,
    IMessageTemplateService messageTemplateService,
    IRepository<LocalizedProperty> localizedPropertyRepository,
    IRepository<LoyaltyTier> tierRepository,
    IStaticCacheManager staticCacheManager)
{
    private const string PERMISSIONS = "Security.Permission.";

    // what an older version installed in other languages is English
    private static readonly Version _firstTranslated = new(4, 90, 7);

    /// <summary>
    /// Installs every text in every language of the store
    /// </summary>
    public async Task InstallAsync()
    {
        foreach (var language in await languageService.GetAllLanguagesAsync(true))
        {
            await localizationService.AddOrUpdateLocaleResourceAsync(LocaleResources.Load(language.LanguageCulture), language.Id);
            await TranslateDataAsync(language, first: true);
        }
    }

    /// <summary>
    /// Installs every text in a language that the store got after the plugin
    /// </summary>
    /// <param name="language">Language</param>
    public async Task InstallAsync(Language language)
    {
        // the list may have been read before the language came; who clears it on the same event may be asked later
        await staticCacheManager.RemoveByPrefixAsync(NopEntityCacheDefaults<Language>.Prefix);
        await AddMissingAsync(language, first: true);
    }

    /// <summary>
    /// Adds what a new version says more, and words anew what still reads as an older version installed it. What somebody changed stays, and so does English
    /// in another language, but for what a version without languages could install in English alone
    /// </summary>
    /// <param name="currentVersion">Version that was there</param>
    public async Task UpdateAsync(string currentVersion)
    {
        var first = Version.TryParse(currentVersion, out var version) && version < _firstTranslated;
        foreach (var language in await languageService.GetAllLanguagesAsync(true))
            await AddMissingAsync(language, first);
    }

    /// <summary>
    /// Names the plugin's permissions, which nopCommerce writes in English into every language when it makes them
    /// </summary>
    public async Task NamePermissionsAsync()
    {
        var english = LocaleResources.Load();
        foreach (var language in await languageService.GetAllLanguagesAsync(true))
        {
            if (LanguageFile.Find(language.LanguageCulture) is not { } file)
                continue;

            foreach (var (key, text) in file.Texts.Where(text => text.Key.StartsWith(PERMISSIONS, StringComparison.OrdinalIgnoreCase)))
            {
                if (await localizationService.GetResourceAsync(key, language.Id, false, string.Empty, true) == english[key] && text != english[key])
                    await localizationService.AddOrUpdateLocaleResourceAsync(new Dictionary<string, string> { [key] = text }, language.Id);
            }
        }
    }

    /// <summary>
    /// Takes the texts, and the mails in other languages, away
    /// </summary>
    public async Task UninstallAsync()
    {
        var templates = new List<int>();
        foreach (var name in LoyaltyMessageTemplates.English.Keys)
            templates.AddRange((await messageTemplateService.GetMessageTemplatesByNameAsync(name)).Select(template => template.Id));

        await localizedPropertyRepository.DeleteAsync(row => row.LocaleKeyGroup == nameof(MessageTemplate) && templates.Contains(row.EntityId));
        await localizationService.DeleteLocaleResourcesAsync(LocaleResources.Load().Keys.ToList());
    }

    private async Task AddMissingAsync(Language language, bool first)
    {
        var english = LocaleResources.Load();
        var known = await localizationService.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null);
        var culture = LanguageFile.Find(language.LanguageCulture)?.Culture ?? ReleasedTexts.ENGLISH;
        var texts = LocaleResources.Load(language.LanguageCulture)
            .Where(text => !known.TryGetValue(text.Key.ToLowerInvariant(), out var row) || (row.Value != text.Value && IsAsInstalled(text.Key, row.Value)))
            .ToDictionary(text => text.Key, text => text.Value);
        if (texts.Count > 0)
            await localizationService.AddOrUpdateLocaleResourceAsync(texts, language.Id);

        await TranslateDataAsync(language, first);

        bool IsAsInstalled(string key, string text) => ReleasedTexts.Contains(culture, key, text)
            || (first && (text == english[key] || ReleasedTexts.Contains(ReleasedTexts.ENGLISH, key, text)));
    }

    /// <summary>
    /// Translates the mails and the tiers that stand as they were installed and have no text in the language
    /// </summary>
    private async Task TranslateDataAsync(Language language, bool first)
    {
        if (LanguageFile.Find(language.LanguageCulture) is not { } file)
            return;

        foreach (var (name, message) in file.Messages)
        {
            foreach (var template in (await messageTemplateService.GetMessageTemplatesByNameAsync(name)).Where(LoyaltyMessageTemplates.IsAsInstalled))
            {
                if (await IsTranslatedAsync(template.Id, nameof(MessageTemplate), language.Id))
                    continue;

                await localizedEntityService.SaveLocalizedValueAsync(template, row => row.Subject, message.Subject, language.Id);
                await localizedEntityService.SaveLocalizedValueAsync(template, row => row.Body, message.Body, language.Id);
            }
        }
        foreach (var tier in first ? await tierRepository.GetAllAsync(query => query) : [])
        {
            if (file.TierNames.TryGetValue(tier.Name, out var name) && !await IsTranslatedAsync(tier.Id, nameof(LoyaltyTier), language.Id))
                await localizedEntityService.SaveLocalizedValueAsync(tier, row => row.Name, name, language.Id);
        }
    }

    private async Task<bool> IsTranslatedAsync(int entityId, string group, int languageId)
    {
        return (await localizedPropertyRepository.GetAllAsync(query => query
            .Where(row => row.EntityId == entityId && row.LocaleKeyGroup == group && row.LanguageId == languageId))).Any();
    }
}
