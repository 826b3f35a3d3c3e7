#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// What a ledger entry adds to the figures that tiers are reached by
/// </summary>
/// <param name="Cause">What caused it, for example an order; null when it stands alone</param>
/// <param name="OnUtc">When it happened</param>
/// <param name="Spend">Signed money</param>
/// <param name="Points">Signed points</param>
public sealed record TierFigureEntry(string? Cause, DateTime OnUtc, decimal Spend, long Points);

/// <summary>
/// Adds up the figures that tiers are reached by
/// </summary>
public static class TierFigure
{
    /// <summary>
    /// Adds up what counts from a moment on. Everything with one cause counts on the day of the first of it: a refund takes back
    /// from the period in which was bought, and points held back count when they were earned
    /// </summary>
    public static decimal Since(IEnumerable<TierFigureEntry> entries, bool points, DateTime fromUtc)
    {
        var sum = 0m;
        foreach (var cause in entries.GroupBy(entry => (object?)entry.Cause ?? entry, ReferenceOrValue.Instance))
        {
            if (cause.Min(entry => entry.OnUtc) >= fromUtc)
                sum += cause.Sum(entry => points ? entry.Points : entry.Spend);
        }

        return sum;
    }

    /// <summary>
    /// Causes are the same by their text, entries without one only by themselves
    /// </summary>
    private sealed class ReferenceOrValue : IEqualityComparer<object>
    {
        public static ReferenceOrValue Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? left, object? right)
        {
            return ReferenceEquals(left, right) || (left is string one && right is string other && one == other);
        }

        int IEqualityComparer<object>.GetHashCode(object entry)
        {
            return entry is string text ? text.GetHashCode(StringComparison.Ordinal) : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(entry);
        }
    }
}
