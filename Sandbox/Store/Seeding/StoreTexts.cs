using System.Text.Json;
using Nop.Core.Domain.Localization;

namespace Sandbox.Store.Seeding;

/// <summary>
/// The shop's own texts: every Localization/name.json holds English texts by key, every Localization/name.xx.json what differs in
/// the language with the code xx. Texts that the database knows already are left alone, because they may have been edited.
/// </summary>
public class StoreTexts(
    ILanguageService languageService,
    ILocalizationService localizationService,
    IRepository<LocaleStringResource> resourceRepository)
{
    public async Task EnsureAsync()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Localization"), "*.json").Order().ToList();
        foreach (var language in await languageService.GetAllLanguagesAsync(true))
        {
            var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            AddFrom(texts, files.Where(file => LanguageCode(file) == string.Empty));
            AddFrom(texts, files.Where(file => LanguageCode(file) == language.UniqueSeoCode));

            foreach (var known in await resourceRepository.GetAllAsync(query => query.Where(row => row.LanguageId == language.Id)))
                texts.Remove(known.ResourceName);

            if (texts.Count > 0)
                await localizationService.AddOrUpdateLocaleResourceAsync(texts, language.Id);
        }
    }

    //"checkout.ar.json" is Arabic, "checkout.json" is for all
    private static string LanguageCode(string file) => Path.GetExtension(Path.GetFileNameWithoutExtension(file)).TrimStart('.');

    private static void AddFrom(Dictionary<string, string> texts, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var content = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file));
            foreach (var (key, text) in content)
                texts[key] = text;
        }
    }
}
