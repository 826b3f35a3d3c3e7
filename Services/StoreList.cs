using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Store limits kept as text: identifiers separated by commas, empty for all stores
/// </summary>
public static class StoreList
{
    /// <summary>
    /// Whether the limit lets a store in
    /// </summary>
    public static bool Contains(string storeIds, int storeId)
    {
        return string.IsNullOrWhiteSpace(storeIds) || Parse(storeIds).Contains(storeId);
    }

    /// <summary>
    /// Reads the identifiers
    /// </summary>
    public static IList<int> Parse(string storeIds)
    {
        return (storeIds ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            .ToList();
    }

    /// <summary>
    /// Writes the identifiers
    /// </summary>
    public static string Format(IEnumerable<int> storeIds)
    {
        return string.Join(',', storeIds.Order());
    }
}
