namespace Nop.Core.Domain.Discounts;

/// <summary>How often a discount may be used.</summary>
public enum DiscountLimitationType
{
    Unlimited = 0,
    NTimesOnly = 15,
    NTimesPerCustomer = 25
}
