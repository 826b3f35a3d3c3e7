using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// The English texts of the plugin: every file of Resources/Texts, one for each part of the plugin
/// </summary>
internal static class LocaleResources
{
    private const string FOLDER = "Loyalty.Texts.";

    /// <summary>
    /// Loads the texts by resource name. A name that two files give is a mistake and throws
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
}
