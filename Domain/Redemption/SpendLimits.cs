#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain.Earning;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// What a program allows when points are spent as money
/// </summary>
/// <param name="PointValue">Worth of a point in the primary store currency</param>
/// <param name="Min">Fewest points on an order</param>
/// <param name="Step">Points are spent in multiples of this, at least 1</param>
/// <param name="MaxPerOrder">Most points on an order, rewards included; 0 for no limit</param>
/// <param name="MaxPercent">Largest part of the order's total, in percent</param>
public sealed record SpendTerms(decimal PointValue, long Min, long Step, long MaxPerOrder, decimal MaxPercent)
{
    /// <summary>
    /// The terms of a program
    /// </summary>
    public static SpendTerms Of(LoyaltyProgram program)
    {
        return new SpendTerms(program.PointValue, program.MinRedeemPoints, Math.Max(program.RedeemStep, 1), program.MaxRedeemPointsPerOrder,
            program.MaxRedeemPercent is > 0 and <= 100 ? program.MaxRedeemPercent : 100);
    }
}

/// <summary>
/// A shopper's situation when spending points as money
/// </summary>
/// <param name="Balance">Points that could be spent, those about to be replaced included</param>
/// <param name="OtherPoints">Points kept for the same cart by other redemptions</param>
/// <param name="Payable">Amount of the cart that is left to pay before points, other discounts taken off</param>
/// <param name="Total">Total of the cart before any discount on it, which the percentage is taken of</param>
/// <param name="OtherMoney">What other redemptions take off the cart, which the percentage limits together with this one</param>
public sealed record SpendSituation(long Balance, long OtherPoints, decimal Payable, decimal Total, decimal OtherMoney = 0);

/// <summary>
/// How many points may be spent as money. Pure
/// </summary>
public static class SpendLimits
{
    /// <summary>
    /// Worth of points in the primary store currency, rounded down to cents
    /// </summary>
    public static decimal Worth(long points, decimal pointValue)
    {
        return PointsRounding.Cents(points * pointValue);
    }

    /// <summary>
    /// Most points that can be spent now; 0 when nothing can
    /// </summary>
    public static long Max(SpendTerms terms, SpendSituation situation)
    {
        if (terms.PointValue <= 0)
            return 0;

        var amount = Math.Min(situation.Payable, PointsRounding.Cents(situation.Total * terms.MaxPercent / 100) - situation.OtherMoney);
        var points = Math.Min(situation.Balance, amount <= 0 ? 0 : PointsRounding.Floor(amount / terms.PointValue));
        if (terms.MaxPerOrder > 0)
            points = Math.Min(points, terms.MaxPerOrder - situation.OtherPoints);
        points -= points % terms.Step;

        return points < Math.Max(terms.Min, 1) ? 0 : points;
    }

    /// <summary>
    /// Fewest points that can be spent and are worth something
    /// </summary>
    /// <param name="terms">What the program allows</param>
    /// <param name="worthless">Amount up to which points take nothing off</param>
    public static long Least(SpendTerms terms, decimal worthless)
    {
        var least = Math.Max(Math.Max(terms.Min, terms.Step), 1);
        if (worthless > 0 && terms.PointValue > 0)
        {
            var points = PointsRounding.Floor((worthless + 0.01M) / terms.PointValue);
            least = Math.Max(least, Worth(points, terms.PointValue) > worthless ? points : points + 1);
        }

        return (least + terms.Step - 1) / terms.Step * terms.Step;
    }

    /// <summary>
    /// Why a number of points cannot be spent; null when it can
    /// </summary>
    public static SpendRefusal? Check(long points, SpendTerms terms, SpendSituation situation)
    {
        if (points <= 0 || points % terms.Step != 0)
            return new SpendRefusal(SpendRefusalReason.Step, terms.Step);
        if (points < terms.Min)
            return new SpendRefusal(SpendRefusalReason.Minimum, terms.Min);
        if (points > situation.Balance)
            return new SpendRefusal(SpendRefusalReason.Balance, situation.Balance);
        if (terms.MaxPerOrder > 0 && points + situation.OtherPoints > terms.MaxPerOrder)
            return new SpendRefusal(SpendRefusalReason.MaximumPerOrder, terms.MaxPerOrder);

        var max = Max(terms, situation);

        return points > max ? new SpendRefusal(SpendRefusalReason.CartTotal, max) : null;
    }

    /// <summary>
    /// A few round numbers to choose from: about a quarter, a half, and everything
    /// </summary>
    public static IReadOnlyList<long> QuickChoices(SpendTerms terms, long max)
    {
        if (max <= 0)
            return [];

        return new[] { Math.Max(terms.Min, terms.Step), max / 4, max / 2, max }
            .Select(points => points - points % terms.Step)
            .Where(points => points >= Math.Max(terms.Min, 1) && points <= max)
            .Distinct()
            .Order()
            .ToList();
    }
}

/// <summary>
/// Why points cannot be spent
/// </summary>
public enum SpendRefusalReason
{
    /// <summary>
    /// Not a multiple of the step, which is the bound
    /// </summary>
    Step,

    /// <summary>
    /// Fewer than the minimum, which is the bound
    /// </summary>
    Minimum,

    /// <summary>
    /// More than the balance, which is the bound
    /// </summary>
    Balance,

    /// <summary>
    /// More than an order may have, which is the bound
    /// </summary>
    MaximumPerOrder,

    /// <summary>
    /// More than this cart can take, which is the bound
    /// </summary>
    CartTotal
}

/// <summary>
/// A refusal and the bound it hit, in points
/// </summary>
public sealed record SpendRefusal(SpendRefusalReason Reason, long Bound);
