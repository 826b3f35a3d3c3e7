using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// The texts of the plugin: in English every file of Resources/Texts, one for each part of the plugin; in other languages a <see cref="LanguageFile" />
/// </summary>
internal static class LocaleResources
{
    private const string FOLDER = "Loyalty.Texts.";

    /// <summary>
    /// Loads the English texts by resource name. A name that two files give is a mistake and throws
    /// </summary>
    public static IDictionary<string, string> Load()
    {
        var assembly = typeof(LocaleResources).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(FOLDER, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name);
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream))
                texts.Add(key, value);
        }

        return texts;
    }

    /// <summary>
    /// Loads the texts in the language of a culture; English where there is no other
    /// </summary>
    /// <param name="culture">Name of the culture</param>
    public static IDictionary<string, string> Load(string culture)
    {
        var texts = Load();
        if (LanguageFile.Find(culture) is { } file)
        {
            foreach (var (key, value) in file.Texts.Where(text => texts.ContainsKey(text.Key)))
                texts[key] = value;
        }

        return texts;
    }
}
