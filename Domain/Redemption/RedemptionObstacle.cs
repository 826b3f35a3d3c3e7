using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What stands in the way of a redemption. Each has a text for shoppers
/// </summary>
public enum RedemptionObstacle
{
    /// <summary>
    /// Points cannot be spent in this store at present
    /// </summary>
    Closed,

    /// <summary>
    /// The customer is a guest
    /// </summary>
    Guest,

    /// <summary>
    /// The member is suspended or inactive
    /// </summary>
    MemberInactive,

    /// <summary>
    /// The cart is empty
    /// </summary>
    EmptyCart,

    /// <summary>
    /// A gift card is being bought, beside which nopCommerce refuses coupons
    /// </summary>
    GiftCardInCart,

    /// <summary>
    /// A recurring product is being bought, whose every cycle would repeat the discount
    /// </summary>
    RecurringCart,

    /// <summary>
    /// Points must be a multiple of the bound
    /// </summary>
    Step,

    /// <summary>
    /// Fewer points than the bound
    /// </summary>
    Minimum,

    /// <summary>
    /// The balance, which is the bound, does not reach
    /// </summary>
    Balance,

    /// <summary>
    /// More points than an order may have, which is the bound
    /// </summary>
    MaximumPerOrder,

    /// <summary>
    /// More points than this cart can take, which is the bound
    /// </summary>
    CartTotal,

    /// <summary>
    /// The reward is not offered
    /// </summary>
    NotOffered,

    /// <summary>
    /// The reward is for other tiers
    /// </summary>
    OtherTier,

    /// <summary>
    /// The reward is out of stock
    /// </summary>
    OutOfStock,

    /// <summary>
    /// The reward is in the cart already
    /// </summary>
    AlreadyApplied,

    /// <summary>
    /// A better offer, with which it does not add up, applies to the cart
    /// </summary>
    BetterOffer,

    /// <summary>
    /// Nothing in the cart is discounted by it
    /// </summary>
    NothingToDiscount,

    /// <summary>
    /// Nothing is left to pay
    /// </summary>
    NothingToPay,

    /// <summary>
    /// Shipping costs nothing already
    /// </summary>
    FreeShippingAlready,

    /// <summary>
    /// It takes less off than it could, and the shopper has not agreed to that
    /// </summary>
    LessWorth,

    /// <summary>
    /// A discount of the shop would be lost by it, and the shopper has not agreed to that
    /// </summary>
    Trade,

    /// <summary>
    /// More money than points may take off this order
    /// </summary>
    MoneyLimit,

    /// <summary>
    /// Something else was put on the cart meanwhile
    /// </summary>
    Changed,

    /// <summary>
    /// The product is not sold for points
    /// </summary>
    NotForPoints,

    /// <summary>
    /// A piece costs other points now, which are the bound
    /// </summary>
    PointsPriceChanged,

    /// <summary>
    /// Points pay a larger part of the cart than the bound, in percent
    /// </summary>
    LinesPercent,

    /// <summary>
    /// The shopper names the product's price
    /// </summary>
    OwnPrice,

    /// <summary>
    /// The product is rented, and its points do not follow the price
    /// </summary>
    Rental,

    /// <summary>
    /// The gift card has no amount of its own
    /// </summary>
    GiftCardAmount,

    /// <summary>
    /// The program does not sell gift cards for points
    /// </summary>
    GiftCard,

    /// <summary>
    /// Points buy the product for members of other tiers
    /// </summary>
    ProductForOtherTiers,

    /// <summary>
    /// The time limit passed
    /// </summary>
    TimedOut,

    /// <summary>
    /// An order is being placed with it at this moment
    /// </summary>
    BeingUsed,

    /// <summary>
    /// It was given back or used meanwhile
    /// </summary>
    Gone,

    /// <summary>
    /// It could not be checked for a technical reason
    /// </summary>
    Unavailable
}

/// <summary>
/// An obstacle and the bound it hit, in points
/// </summary>
/// <param name="Obstacle">What stands in the way</param>
/// <param name="Bound">The bound, where it has one</param>
public sealed record RedemptionProblem(RedemptionObstacle Obstacle, long Bound = 0)
{
    /// <summary>
    /// What it takes off the total, where the shopper is asked to agree to it, or the most it may take off; in the primary store currency
    /// </summary>
    public decimal Worth { get; init; }

    /// <summary>
    /// What it could take off
    /// </summary>
    public decimal FaceValue { get; init; }

    /// <summary>
    /// Whether the shopper has to agree
    /// </summary>
    public bool Asks => Obstacle is RedemptionObstacle.LessWorth or RedemptionObstacle.Trade;

    /// <summary>
    /// The problem that a limit makes
    /// </summary>
    public static RedemptionProblem Of(SpendRefusal refusal)
    {
        return new RedemptionProblem(refusal.Reason switch
        {
            SpendRefusalReason.Step => RedemptionObstacle.Step,
            SpendRefusalReason.Minimum => RedemptionObstacle.Minimum,
            SpendRefusalReason.Balance => RedemptionObstacle.Balance,
            SpendRefusalReason.MaximumPerOrder => RedemptionObstacle.MaximumPerOrder,
            _ => RedemptionObstacle.CartTotal
        }, refusal.Bound);
    }

    /// <summary>
    /// The failure with its stable code, in English
    /// </summary>
    public LoyaltyError ToError()
    {
        var (code, message, field) = Obstacle switch
        {
            RedemptionObstacle.Step => (LoyaltyErrorCodes.VALIDATION_FAILED, $"Points must be a multiple of {Bound}.", "points"),
            RedemptionObstacle.Minimum => (LoyaltyErrorCodes.VALIDATION_FAILED, $"At least {Bound} points must be spent.", "points"),
            RedemptionObstacle.MaximumPerOrder => (LoyaltyErrorCodes.VALIDATION_FAILED, $"An order takes at most {Bound} points.", "points"),
            RedemptionObstacle.CartTotal => (LoyaltyErrorCodes.VALIDATION_FAILED, $"The cart takes at most {Bound} points.", "points"),
            RedemptionObstacle.Balance => (LoyaltyErrorCodes.INSUFFICIENT_POINTS, $"The balance is {Bound} points.", "points"),
            RedemptionObstacle.MemberInactive => (LoyaltyErrorCodes.MEMBER_INACTIVE, "The member is not active.", null),
            RedemptionObstacle.NotOffered => (LoyaltyErrorCodes.REWARD_NOT_FOUND, "The reward is not offered.", "rewardId"),
            RedemptionObstacle.OtherTier => (LoyaltyErrorCodes.INVALID_STATE, "The reward is for other tiers.", "rewardId"),
            RedemptionObstacle.OutOfStock => (LoyaltyErrorCodes.INVALID_STATE, "The reward is out of stock.", "rewardId"),
            RedemptionObstacle.AlreadyApplied => (LoyaltyErrorCodes.INVALID_STATE, "The reward is in the cart already.", "rewardId"),
            RedemptionObstacle.TimedOut => (LoyaltyErrorCodes.REDEMPTION_EXPIRED, "The reservation has expired.", null),
            RedemptionObstacle.EmptyCart => (LoyaltyErrorCodes.INVALID_STATE, "The cart is empty.", null),
            RedemptionObstacle.GiftCardInCart => (LoyaltyErrorCodes.INVALID_STATE, "Points cannot be spent while a gift card is in the cart.", null),
            RedemptionObstacle.RecurringCart => (LoyaltyErrorCodes.INVALID_STATE, "Points cannot be spent on recurring products.", null),
            RedemptionObstacle.BetterOffer => (LoyaltyErrorCodes.INVALID_STATE, "A better offer applies to the cart and does not add up with points.", null),
            RedemptionObstacle.NothingToDiscount => (LoyaltyErrorCodes.INVALID_STATE, "Nothing in the cart is discounted by it.", null),
            RedemptionObstacle.NothingToPay => (LoyaltyErrorCodes.INVALID_STATE, "Nothing is left to pay.", null),
            RedemptionObstacle.FreeShippingAlready => (LoyaltyErrorCodes.INVALID_STATE, "Shipping costs nothing already.", null),
            RedemptionObstacle.LessWorth => (LoyaltyErrorCodes.ACCEPTANCE_REQUIRED,
                string.Create(CultureInfo.InvariantCulture, $"It takes {Worth:0.00##} off the total, not {FaceValue:0.00##}. Send acceptWorth {Worth:0.00##} to agree."), "acceptWorth"),
            RedemptionObstacle.Trade => (LoyaltyErrorCodes.ACCEPTANCE_REQUIRED,
                string.Create(CultureInfo.InvariantCulture, $"A discount of the cart does not add up with it and would be lost: the total goes down by {Worth:0.00##}. Send acceptWorth {Worth:0.00##} to agree."), "acceptWorth"),
            RedemptionObstacle.MoneyLimit => (LoyaltyErrorCodes.INVALID_STATE,
                string.Create(CultureInfo.InvariantCulture, $"Points and rewards may take at most {Worth:0.00##} off the cart."), null),
            RedemptionObstacle.Changed => (LoyaltyErrorCodes.INVALID_STATE, "Something else was redeemed on the cart meanwhile. Look at it and try again.", null),
            RedemptionObstacle.NotForPoints => (LoyaltyErrorCodes.INVALID_STATE, "The product is not sold for points.", null),
            RedemptionObstacle.PointsPriceChanged => (LoyaltyErrorCodes.INVALID_STATE, $"A piece costs {Bound} points now.", null),
            RedemptionObstacle.LinesPercent => (LoyaltyErrorCodes.INVALID_STATE, $"Points pay at most {Bound} percent of a cart.", null),
            RedemptionObstacle.OwnPrice => (LoyaltyErrorCodes.INVALID_STATE, "The shopper names the product's price.", null),
            RedemptionObstacle.Rental => (LoyaltyErrorCodes.INVALID_STATE, "The product is rented, and its points do not follow the price.", null),
            RedemptionObstacle.GiftCardAmount => (LoyaltyErrorCodes.INVALID_STATE, "The gift card has no amount of its own.", null),
            RedemptionObstacle.GiftCard => (LoyaltyErrorCodes.INVALID_STATE, "The program does not sell gift cards for points.", null),
            RedemptionObstacle.ProductForOtherTiers => (LoyaltyErrorCodes.INVALID_STATE, "Points buy the product for members of other tiers only.", null),
            RedemptionObstacle.BeingUsed => (LoyaltyErrorCodes.INVALID_STATE, "An order is being placed with it.", null),
            RedemptionObstacle.Gone => (LoyaltyErrorCodes.INVALID_STATE, "It has been used or given back.", null),
            RedemptionObstacle.Guest => (LoyaltyErrorCodes.MEMBER_NOT_FOUND, "The customer is not a member.", null),
            RedemptionObstacle.Unavailable => (LoyaltyErrorCodes.INVALID_STATE, "Points cannot be checked at the moment.", null),
            _ => (LoyaltyErrorCodes.INVALID_STATE, "Points cannot be spent here at present.", (string)null)
        };

        return new LoyaltyError(code, message, field) { Problem = this };
    }

    public static implicit operator LoyaltyError(RedemptionProblem problem) => problem?.ToError();
}
