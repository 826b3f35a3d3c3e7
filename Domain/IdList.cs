using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Limits kept as text: identifiers separated by commas, empty for no limit
/// </summary>
public static class IdList
{
    /// <summary>
    /// Whether the limit lets an identifier in
    /// </summary>
    public static bool Contains(string ids, int id)
    {
        return string.IsNullOrWhiteSpace(ids) || Parse(ids).Contains(id);
    }

    /// <summary>
    /// Reads the identifiers
    /// </summary>
    public static IList<int> Parse(string ids)
    {
        return (ids ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            .ToList();
    }

    /// <summary>
    /// Writes the identifiers
    /// </summary>
    public static string Format(IEnumerable<int> ids)
    {
        return string.Join(',', ids.Order());
    }
}
