using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// Points spent, or kept to be spent, on a cart: reserved, then claimed by an attempt to place an order, then confirmed, or given back
/// </summary>
public class LoyaltyRedemption : BaseEntity, IProgramPart
{
    /// <summary>
    /// Identifier known before the row is written; ledger entries refer to it
    /// </summary>
    public Guid RedemptionGuid { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The member's customer
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// The store whose cart it is for
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// The reward; null when points are spent as an amount
    /// </summary>
    public int? RewardId { get; set; }

    /// <summary>
    /// The discount of nopCommerce that gives it; null when it was reserved through the API for use elsewhere
    /// </summary>
    public int? DiscountId { get; set; }

    /// <summary>
    /// The line of the cart that it pays; null where it lowers the order
    /// </summary>
    public int? CartItemId { get; set; }

    /// <summary>
    /// The product of that line
    /// </summary>
    public int? ProductId { get; set; }

    /// <summary>
    /// Pieces of that line; 0 where it pays none
    /// </summary>
    public int Quantity { get; set; }

    /// <summary>
    /// The line of the order that came of it
    /// </summary>
    public int? OrderItemId { get; set; }

    /// <summary>
    /// Coupon code of that discount
    /// </summary>
    public string CouponCode { get; set; }

    /// <summary>
    /// What was redeemed, as the shopper saw it
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Points taken when it was reserved
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// What they are worth in the primary store currency; 0 for rewards, whose worth the cart decides
    /// </summary>
    public decimal Amount { get; set; }

    /// <summary>
    /// Least it may take off the cart, as the shopper agreed; null when no less than it promises
    /// </summary>
    public decimal? AcceptedWorth { get; set; }

    /// <summary>
    /// Amount the order's discount on subtotal or total really took off for it; 0 where prices or shipping carry it
    /// </summary>
    public decimal UsedAmount { get; set; }

    /// <summary>
    /// Points the order really used
    /// </summary>
    public long UsedPoints { get; set; }

    /// <summary>
    /// Identifier of the state
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of its last step; two who change it at once cannot both write the next
    /// </summary>
    public int Step { get; set; }

    /// <summary>
    /// The ledger entry that took the points
    /// </summary>
    public int DebitEntryId { get; set; }

    /// <summary>
    /// Identifier, unique to each attempt, of the attempt that claims it
    /// </summary>
    public Guid? AttemptId { get; set; }

    /// <summary>
    /// Identifier the order of that attempt will have
    /// </summary>
    public Guid? OrderGuid { get; set; }

    /// <summary>
    /// The order that used it
    /// </summary>
    public int? OrderId { get; set; }

    /// <summary>
    /// Reference of whoever confirmed it through the API
    /// </summary>
    public string ExternalReference { get; set; }

    /// <summary>
    /// Why it was given back
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// When it was reserved
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When the reservation ends
    /// </summary>
    public DateTime ExpiresOnUtc { get; set; }

    /// <summary>
    /// When its state last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The state
    /// </summary>
    public RedemptionStatus Status
    {
        get => (RedemptionStatus)StatusId;
        set => StatusId = (int)value;
    }

    /// <summary>
    /// How ledger entries refer to it
    /// </summary>
    public string Reference => RedemptionGuid.ToString("N");

    /// <summary>
    /// Whether it pays a line
    /// </summary>
    public bool IsLine => CartItemId is not null;

    /// <summary>
    /// Whether points are kept for a cart or an order being placed
    /// </summary>
    public bool IsLive => Status is RedemptionStatus.Reserved or RedemptionStatus.Claimed;
}
