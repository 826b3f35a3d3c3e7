#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// Splits what an order keeps after refunds among the rules that gave it points
/// </summary>
public static class RefundShares
{
    /// <summary>
    /// What each award keeps. The sum shrinks in proportion, rounded down; largest remainders say who keeps the odd points.
    /// It depends on the refunds only through their sum
    /// </summary>
    /// <param name="points">Awards, not negative</param>
    /// <param name="total">Total of the order</param>
    /// <param name="refunded">Amount given back so far</param>
    public static IReadOnlyList<long> Kept(IReadOnlyList<long> points, decimal total, decimal refunded)
    {
        if (refunded <= 0 || total <= 0)
            return points;
        if (refunded >= total)
            return points.Select(_ => 0L).ToList();

        var fraction = (total - refunded) / total;
        var exact = points.Select(award => award * fraction).ToList();
        var kept = exact.Select(award => (long)decimal.Floor(award)).ToList();
        var odd = (long)decimal.Floor(exact.Sum()) - kept.Sum();
        foreach (var index in Enumerable.Range(0, kept.Count).OrderByDescending(index => exact[index] - kept[index]).ThenBy(index => index).Take((int)odd))
            kept[index]++;

        return kept;
    }
}
