namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// What ledger entries are looked for by: what caused them
/// </summary>
/// <param name="Type">Kind of it, for example "order"; null for any</param>
/// <param name="Id">Which one; null for any</param>
public sealed record EntryReference(string Type, string Id)
{
    /// <summary>
    /// What the kinds begin with that callers of the API name: theirs are no orders and redemptions of this store, by which the plugin knows what it booked itself
    /// </summary>
    public const string CallerPrefix = LoyaltyDefaults.ApiReference + ":";

    /// <summary>
    /// The kind that is stored for one that a caller names
    /// </summary>
    public static string Stored(string type)
    {
        return string.IsNullOrWhiteSpace(type) ? LoyaltyDefaults.ApiReference : CallerPrefix + type.Trim();
    }

    /// <summary>
    /// The kind as its caller named it
    /// </summary>
    public static string Told(string stored)
    {
        return stored?.StartsWith(CallerPrefix, StringComparison.Ordinal) == true ? stored[CallerPrefix.Length..] : stored;
    }

    /// <summary>
    /// Leaves out the entries that something else caused
    /// </summary>
    public IQueryable<LedgerEntry> Limit(IQueryable<LedgerEntry> entries)
    {
        var (type, caller, id) = (Type?.Trim(), CallerPrefix + Type?.Trim(), Id?.Trim());
        if (!string.IsNullOrEmpty(type))
            entries = entries.Where(entry => entry.ReferenceType == type || entry.ReferenceType == caller);

        return string.IsNullOrEmpty(id) ? entries : entries.Where(entry => entry.ReferenceId == id);
    }
}
