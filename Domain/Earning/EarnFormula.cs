#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// The terms that turn an order into points
/// </summary>
public sealed record EarnTerms(decimal PointsPerCurrencyUnit, decimal EarnMultiplier, AwardMoment AwardMoment,
    bool IncludeTax, bool IncludeShipping, bool DeductDiscounts)
{
    /// <summary>
    /// What the order must reach before its points can be spent
    /// </summary>
    public HoldUntil HoldUntil { get; init; }

    /// <summary>
    /// Money of a step; 0 where the rate counts
    /// </summary>
    public decimal Step { get; init; }

    /// <summary>
    /// Points for each full step
    /// </summary>
    public long PointsPerStep { get; init; }

    /// <summary>
    /// Until when its points are held back at least
    /// </summary>
    public DateTime HeldUntilUtc { get; init; }
}

/// <summary>
/// The figures of an order, in the primary store currency, that decide its points
/// </summary>
public sealed record OrderFigures
{
    public decimal SubtotalInclTax { get; init; }
    public decimal SubtotalExclTax { get; init; }
    public decimal SubtotalDiscountInclTax { get; init; }
    public decimal SubtotalDiscountExclTax { get; init; }
    public decimal ShippingInclTax { get; init; }
    public decimal ShippingExclTax { get; init; }
    public decimal OrderDiscount { get; init; }

    /// <summary>
    /// The part of the discounts that was paid with points
    /// </summary>
    public decimal PaidWithPoints { get; init; }

    /// <summary>
    /// The part of the subtotal that earns nothing: gift cards and excluded products
    /// </summary>
    public decimal ExcludedInclTax { get; init; }
    public decimal ExcludedExclTax { get; init; }

    /// <summary>
    /// What products with a multiplier of their own count more than they cost; below zero where they count less
    /// </summary>
    public decimal ExtraInclTax { get; init; }
    public decimal ExtraExclTax { get; init; }
    public decimal Total { get; init; }
    public decimal Refunded { get; init; }

    /// <summary>
    /// Cancelled, deleted or voided
    /// </summary>
    public bool Undone { get; init; }
    public bool Paid { get; init; }
    public bool Complete { get; init; }
}

/// <summary>
/// What an order should have brought
/// </summary>
/// <param name="Points">Points that can be spent</param>
/// <param name="Spend">Money that counts towards tiers</param>
/// <param name="Pending">Points that are held back</param>
public sealed record EarnTarget(long Points, decimal Spend, long Pending = 0)
{
    /// <summary>
    /// Nothing
    /// </summary>
    public static EarnTarget None { get; } = new(0, 0);
}

/// <summary>
/// The one place where money becomes points
/// </summary>
public static class EarnFormula
{
    /// <summary>
    /// Points for an amount of money
    /// </summary>
    public static long PointsFor(decimal spend, decimal pointsPerCurrencyUnit, decimal earnMultiplier)
    {
        return spend <= 0 ? 0 : PointsRounding.Floor(spend * pointsPerCurrencyUnit * earnMultiplier);
    }

    /// <summary>
    /// Points for each full step of an amount of money
    /// </summary>
    public static long PointsForSteps(decimal spend, decimal step, decimal pointsPerStep)
    {
        return spend <= 0 || step <= 0 ? 0 : PointsRounding.Floor(decimal.Floor(spend / step) * pointsPerStep);
    }

    /// <summary>
    /// Points for an amount of money by the terms
    /// </summary>
    public static long PointsFor(decimal spend, EarnTerms terms)
    {
        return terms.Step > 0
            ? PointsForSteps(spend, terms.Step, terms.PointsPerStep * terms.EarnMultiplier)
            : PointsFor(spend, terms.PointsPerCurrencyUnit, terms.EarnMultiplier);
    }

    /// <summary>
    /// What an order in this state should have brought. It depends on the refunds only through their sum,
    /// so that refunds in any parts and any order end in the same points
    /// </summary>
    public static EarnTarget Target(OrderFigures order, EarnTerms terms, DateTime nowUtc)
    {
        if (!Earns(order, terms))
            return EarnTarget.None;

        var spend = Spend(order, terms);
        var points = Points(order, terms, spend);

        return IsHeld(order, terms, nowUtc) ? new EarnTarget(0, 0, points) : new EarnTarget(points, spend);
    }

    /// <summary>
    /// Points of what an order spends. Discounts and refunds lower what a product's own multiplier adds as much as the rest
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="terms">Terms</param>
    /// <param name="spend">What it spends</param>
    public static long Points(OrderFigures order, EarnTerms terms, decimal spend)
    {
        var extra = terms.IncludeTax ? order.ExtraInclTax : order.ExtraExclTax;
        var earning = extra == 0 ? 0 : Earning(order, terms);

        return PointsFor(earning <= 0 ? spend : spend + extra * spend / earning, terms);
    }

    /// <summary>
    /// Whether the order's state lets it earn: it has come to the moment of the award and was not undone
    /// </summary>
    public static bool Earns(OrderFigures order, EarnTerms terms)
    {
        var reached = terms.AwardMoment switch
        {
            AwardMoment.Paid => order.Paid,
            AwardMoment.Complete => order.Complete,
            _ => true
        };

        return reached && !order.Undone;
    }

    /// <summary>
    /// Whether the points of an order are still held back
    /// </summary>
    public static bool IsHeld(OrderFigures order, EarnTerms terms, DateTime nowUtc)
    {
        return nowUtc < terms.HeldUntilUtc || terms.HoldUntil switch
        {
            HoldUntil.Paid => !order.Paid,
            HoldUntil.Complete => !order.Complete,
            _ => false
        };
    }

    /// <summary>
    /// The amount of an order that earns points, before refunds
    /// </summary>
    public static decimal Base(OrderFigures order, EarnTerms terms)
    {
        var amount = Amount(order, terms);
        var earning = Earning(order, terms);

        var discounts = order.OrderDiscount + (terms.IncludeTax ? order.SubtotalDiscountInclTax : order.SubtotalDiscountExclTax);
        var deducted = terms.DeductDiscounts ? discounts : Math.Min(order.PaidWithPoints, discounts);

        // a discount on the whole order lowers the part that earns nothing as much as the rest
        return Math.Max(earning == amount || amount <= 0 ? earning - deducted : earning - deducted * earning / amount, 0);
    }

    /// <summary>
    /// The amount of an order that earns points, refunds deducted
    /// </summary>
    public static decimal Spend(OrderFigures order, EarnTerms terms)
    {
        var amount = Base(order, terms);
        if (order.Refunded <= 0 || order.Total <= 0)
            return amount;

        return order.Refunded >= order.Total ? 0 : Math.Round(amount * (order.Total - order.Refunded) / order.Total, 4, MidpointRounding.ToZero);
    }

    private static decimal Amount(OrderFigures order, EarnTerms terms)
    {
        var amount = terms.IncludeTax ? order.SubtotalInclTax : order.SubtotalExclTax;

        return terms.IncludeShipping ? amount + (terms.IncludeTax ? order.ShippingInclTax : order.ShippingExclTax) : amount;
    }

    /// <summary>
    /// What of the amount earns, before discounts on the order
    /// </summary>
    private static decimal Earning(OrderFigures order, EarnTerms terms)
    {
        return Math.Max(Amount(order, terms) - (terms.IncludeTax ? order.ExcludedInclTax : order.ExcludedExclTax), 0);
    }
}
