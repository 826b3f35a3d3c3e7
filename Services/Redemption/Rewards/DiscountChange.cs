namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// What becomes of a discount of the store when a reward takes it
/// </summary>
public enum DiscountChange
{
    /// <summary>
    /// It needs a coupon code
    /// </summary>
    Coupon,

    /// <summary>
    /// Only members who redeemed points for it can use it
    /// </summary>
    MembersOnly,

    /// <summary>
    /// It adds up with other discounts
    /// </summary>
    Cumulative,

    /// <summary>
    /// It is switched on
    /// </summary>
    Active
}
