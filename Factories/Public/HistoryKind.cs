using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// A kind of ledger entries as shoppers tell them apart
/// </summary>
/// <param name="Address">What the page's address says; null for all</param>
/// <param name="Text">The end of the text's name</param>
/// <param name="Types">The types; null for all</param>
public sealed record HistoryKind(string Address, string Text, IReadOnlyList<LedgerEntryType> Types)
{
    /// <summary>
    /// Gets the kinds, all entries first
    /// </summary>
    public static IReadOnlyList<HistoryKind> All { get; } =
    [
        new(null, "Kind.All", null),
        new("earned", "Kind.Earned", [LedgerEntryType.Earn, LedgerEntryType.Hold, LedgerEntryType.Mature, LedgerEntryType.Reverse]),
        new("spent", "Kind.Spent", [LedgerEntryType.Redeem, LedgerEntryType.Release]),
        new("expired", "Kind.Expired", [LedgerEntryType.Expire]),
        new("other", "Kind.Other", [LedgerEntryType.Adjust])
    ];

    /// <summary>
    /// Finds a kind by what an address says; null when there is none
    /// </summary>
    public static HistoryKind Find(string address)
    {
        return All.FirstOrDefault(kind => string.IsNullOrEmpty(address) ? kind.Address is null : address.Equals(kind.Address, StringComparison.OrdinalIgnoreCase));
    }
}
