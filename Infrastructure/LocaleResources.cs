using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// The texts of the plugin, kept in an embedded file
/// </summary>
internal static class LocaleResources
{
    /// <summary>
    /// Loads the texts by resource name
    /// </summary>
    public static IDictionary<string, string> Load()
    {
        var assembly = typeof(LocaleResources).Assembly;
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith("locale.en.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name);

        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }
}
