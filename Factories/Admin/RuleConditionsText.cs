#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Conditions as a person writes them: one "key = value" in a line
/// </summary>
public static class RuleConditionsText
{
    /// <summary>
    /// Reads conditions; null when a line is no condition or a key comes twice
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Parse(string? text)
    {
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (text ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0 || !conditions.TryAdd(parts[0], parts[1]))
                return null;
        }

        return conditions;
    }

    /// <summary>
    /// Writes conditions
    /// </summary>
    public static string Format(IReadOnlyDictionary<string, string> conditions)
    {
        return string.Join('\n', conditions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {pair.Value}"));
    }
}
