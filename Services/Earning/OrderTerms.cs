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
    /// The figures of an order as it is now
    /// </summary>
    public static OrderFigures Figures(Order order, OrderParts parts)
    {
        return new OrderFigures
        {
            PaidWithPoints = parts.PaidWithPoints,
            ExcludedInclTax = parts.ExcludedInclTax,
            ExcludedExclTax = parts.ExcludedExclTax,
            SubtotalInclTax = order.OrderSubtotalInclTax,
            SubtotalExclTax = order.OrderSubtotalExclTax,
            SubtotalDiscountInclTax = order.OrderSubTotalDiscountInclTax,
            SubtotalDiscountExclTax = order.OrderSubTotalDiscountExclTax,
            ShippingInclTax = order.OrderShippingInclTax,
            ShippingExclTax = order.OrderShippingExclTax,
            OrderDiscount = order.OrderDiscount,
            Total = order.OrderTotal,
            Refunded = order.PaymentStatus == PaymentStatus.Refunded ? Math.Max(order.RefundedAmount, order.OrderTotal) : order.RefundedAmount,
            Undone = order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided,
            Paid = order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded,
            Complete = order.OrderStatus == OrderStatus.Complete
        };
    }

    /// <summary>
    /// The terms of today
    /// </summary>
    public static EarnTerms Current(LoyaltyProgram program, LoyaltySettings settings, decimal earnMultiplier, DateTime nowUtc)
    {
        return new EarnTerms(program.PointsPerCurrencyUnit, earnMultiplier, settings.AwardMoment,
            settings.IncludeTax, settings.IncludeShipping, settings.DeductDiscounts)
        {
            HoldUntil = program.HoldUntil, HeldUntilUtc = nowUtc.AddDays(program.HoldDays)
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
            HoldUntil = (HoldUntil)award.HoldUntilId, HeldUntilUtc = award.HeldUntilUtc
        };
    }
}
