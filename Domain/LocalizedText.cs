#nullable enable
using System.Globalization;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// A text in several languages in one column: a text for all, and others for single languages
/// </summary>
public static class LocalizedText
{
    private const string ALL = "0";

    /// <summary>
    /// Gets the text for a language; the text for all languages where that has none; empty when there is neither
    /// </summary>
    public static string For(string? stored, int languageId)
    {
        var texts = Parse(stored);

        return texts.GetValueOrDefault(languageId) is { Length: > 0 } text ? text : texts.GetValueOrDefault(0) ?? string.Empty;
    }

    /// <summary>
    /// Gets the texts by language; 0 is the one for all
    /// </summary>
    public static IReadOnlyDictionary<int, string> Parse(string? stored)
    {
        if (string.IsNullOrEmpty(stored))
            return new Dictionary<int, string>();

        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stored) ?? [];

        return texts.Where(pair => int.TryParse(pair.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value);
    }

    /// <summary>
    /// Makes the column's value; null when there is no text at all
    /// </summary>
    public static string? Format(IEnumerable<KeyValuePair<int, string?>> texts)
    {
        var kept = texts.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).OrderBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key == 0 ? ALL : pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value!.Trim());

        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept);
    }
}
