using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Reads the figures and the terms that decide an order's points
/// </summary>
internal static class OrderTerms
{
    /// <summary>
    /// Differences below come from rounding
    /// </summary>
    private const decimal LEAST_DIFFERENCE = 0.01m;

    /// <summary>
    /// The figures of an order as it is now, those of its lines and of what was redeemed apart. What an admin took off the total by hand counts as money given back
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="paidWithGiftCards">What gift cards paid of it</param>
    public static OrderFigures Figures(Order order, decimal paidWithGiftCards)
    {
        var takenOff = TakenOff(order, paidWithGiftCards);

        return new OrderFigures
        {
            SubtotalInclTax = order.OrderSubtotalInclTax,
            SubtotalExclTax = order.OrderSubtotalExclTax,
            SubtotalDiscountInclTax = order.OrderSubTotalDiscountInclTax,
            SubtotalDiscountExclTax = order.OrderSubTotalDiscountExclTax,
            ShippingInclTax = order.OrderShippingInclTax,
            ShippingExclTax = order.OrderShippingExclTax,
            OrderDiscount = order.OrderDiscount,
            Total = order.OrderTotal + takenOff,
            Refunded = takenOff + (order.PaymentStatus == PaymentStatus.Refunded ? Math.Max(order.RefundedAmount, order.OrderTotal) : order.RefundedAmount),
            Undone = order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided,
            Paid = order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded,
            Complete = order.OrderStatus == OrderStatus.Complete
        };
    }

    /// <summary>
    /// How much less is charged than the order's parts add up to: what an admin took off the total, and what nopCommerce's own points paid
    /// </summary>
    private static decimal TakenOff(Order order, decimal paidWithGiftCards)
    {
        var inclTax = order.OrderSubtotalInclTax - order.OrderSubTotalDiscountInclTax + order.OrderShippingInclTax + order.PaymentMethodAdditionalFeeInclTax;
        var exclTax = order.OrderSubtotalExclTax - order.OrderSubTotalDiscountExclTax + order.OrderShippingExclTax + order.PaymentMethodAdditionalFeeExclTax;
        var worth = Math.Min(inclTax, exclTax + order.OrderTax) - order.OrderDiscount - paidWithGiftCards;
        var takenOff = worth - Math.Max(order.OrderTotal, 0);

        return takenOff < LEAST_DIFFERENCE ? 0 : takenOff;
    }

    /// <summary>
    /// The terms of today
    /// </summary>
    public static EarnTerms Current(LoyaltyProgram program, LoyaltySettings settings, decimal earnMultiplier, DateTime nowUtc)
    {
        return new EarnTerms(program.PointsPerCurrencyUnit, earnMultiplier, settings.AwardMoment,
            settings.IncludeTax, settings.IncludeShipping, settings.DeductDiscounts)
        {
            HoldUntil = program.HoldUntil, HeldUntilUtc = nowUtc.AddDays(program.HoldDays), Step = program.EarnStep, PointsPerStep = program.PointsPerStep
        };
    }

    /// <summary>
    /// The terms under which an order earned its first points
    /// </summary>
    public static EarnTerms Of(OrderAward award)
    {
        return new EarnTerms(award.PointsPerCurrencyUnit, award.EarnMultiplier, (AwardMoment)award.AwardMomentId,
            award.IncludeTax, award.IncludeShipping, award.DeductDiscounts)
        {
            HoldUntil = (HoldUntil)award.HoldUntilId, HeldUntilUtc = award.HeldUntilUtc, Step = award.EarnStep, PointsPerStep = award.PointsPerStep
        };
    }
}
