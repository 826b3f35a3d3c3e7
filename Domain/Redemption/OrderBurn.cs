#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain.Earning;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// The figures of an order that decide how many spent points it holds, in the primary store currency
/// </summary>
/// <param name="Undone">Cancelled, deleted or voided</param>
/// <param name="Total">Order total</param>
/// <param name="Refunded">Refunded so far</param>
/// <param name="FullyRefunded">Whether nothing is left to refund, also when the total was zero</param>
/// <param name="Discounts">Discounts on subtotal and total together, as they are now</param>
public sealed record BurnFigures(bool Undone, decimal Total, decimal Refunded, bool FullyRefunded, decimal Discounts);

/// <summary>
/// A redemption as the order first used it
/// </summary>
/// <param name="Points">Points used</param>
/// <param name="Amount">Amount taken off subtotal or total; 0 where prices or shipping carry it</param>
public sealed record UsedRedemption(long Points, decimal Amount)
{
    /// <summary>
    /// Points of the pieces that the order still has, where it paid a line; null where the order as a whole counts
    /// </summary>
    public long? Left { get; init; }
}

/// <summary>
/// How many spent points an order holds. It depends on refunds only through their sum, so that refunds in any parts
/// and any order end in the same points
/// </summary>
public static class OrderBurn
{
    /// <summary>
    /// Points an order used of those reserved: all of them for a reward, in proportion for an amount that was cut
    /// </summary>
    public static long UsedPoints(long points, decimal amount, decimal usedAmount)
    {
        return amount <= 0 || usedAmount >= amount ? points : (long)Math.Ceiling(points * Math.Max(usedAmount, 0) / amount);
    }

    /// <summary>
    /// Points of the pieces of a line that are left, each piece costing the same
    /// </summary>
    public static long OfPieces(long points, int bought, int left)
    {
        return bought <= 0 ? 0 : points / bought * Math.Clamp(left, 0, bought);
    }

    /// <summary>
    /// Points each redemption of an order should hold
    /// </summary>
    public static IReadOnlyList<long> Held(BurnFigures order, IReadOnlyList<UsedRedemption> redemptions)
    {
        var held = new List<long>();
        var discounts = order.Discounts;
        foreach (var redemption in redemptions)
        {
            // money that goes back is no piece: the points of a line come back with its pieces, or with the whole order
            if (redemption.Left is { } left)
            {
                held.Add(order.Undone || order.FullyRefunded ? 0 : left);
                continue;
            }

            // an edited order may have lost part of its discount: the points for it come back
            var points = UsedPoints(redemption.Points, redemption.Amount, Math.Min(redemption.Amount, discounts));
            discounts -= Math.Min(redemption.Amount, discounts);
            held.Add(order.Undone || order.FullyRefunded ? 0 : points - Returned(points, order));
        }

        return held;
    }

    private static long Returned(long points, BurnFigures order)
    {
        if (order.Refunded <= 0 || order.Total <= 0)
            return 0;

        return order.Refunded >= order.Total ? points : PointsRounding.Floor(points * order.Refunded / order.Total);
    }
}
