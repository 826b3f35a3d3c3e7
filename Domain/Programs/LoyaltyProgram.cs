using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Domain.Programs;

/// <summary>
/// A named loyalty program: how its points are called, earned and kept
/// </summary>
public class LoyaltyProgram : BaseEntity
{
    /// <summary>
    /// Name shown to shoppers and admins
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Unique lower-case name used by the API
    /// </summary>
    public string SystemName { get; set; }

    /// <summary>
    /// One point, for example "point"
    /// </summary>
    public string PointName { get; set; }

    /// <summary>
    /// Several points, for example "points"
    /// </summary>
    public string PointNamePlural { get; set; }

    /// <summary>
    /// Short symbol shown beside an amount
    /// </summary>
    public string PointSymbol { get; set; }

    /// <summary>
    /// Main colour on shoppers' pages, written like #4ab2f1; null for the store's own
    /// </summary>
    public string Color { get; set; }

    /// <summary>
    /// Colour of progress and highlights, written like #4ab2f1; null for the store's own
    /// </summary>
    public string AccentColor { get; set; }

    /// <summary>
    /// nopCommerce picture shown to shoppers; 0 for none
    /// </summary>
    public int PictureId { get; set; }

    /// <summary>
    /// Identifier of the way customers become members
    /// </summary>
    public int EnrolmentId { get; set; }

    /// <summary>
    /// Points earned for one unit of the primary store currency
    /// </summary>
    public decimal PointsPerCurrencyUnit { get; set; }

    /// <summary>
    /// Money for which an order earns the points of a step, each time it is full; 0 where every part of the amount earns by the rate
    /// </summary>
    public decimal EarnStep { get; set; }

    /// <summary>
    /// Points earned for each full step
    /// </summary>
    public long PointsPerStep { get; set; }

    /// <summary>
    /// Identifier of the way points expire
    /// </summary>
    public int ExpiryModeId { get; set; }

    /// <summary>
    /// Days after which points expire, counted as the way of expiry says; 0 means never
    /// </summary>
    public int ExpireAfterDays { get; set; }

    /// <summary>
    /// Days before an expiry at which the member is reminded by e-mail; 0 means no reminder
    /// </summary>
    public int ReminderDays { get; set; }

    /// <summary>
    /// Identifier of what an order must have reached before its points can be spent
    /// </summary>
    public int HoldUntilId { get; set; }

    /// <summary>
    /// Days for which the points of an order are held back; 0 means none
    /// </summary>
    public int HoldDays { get; set; }

    /// <summary>
    /// Comma-separated identifiers of products that earn no points
    /// </summary>
    public string ExcludedProductIds { get; set; }

    /// <summary>
    /// Comma-separated identifiers of categories whose products earn no points
    /// </summary>
    public string ExcludedCategoryIds { get; set; }

    /// <summary>
    /// Whether shoppers can spend points at checkout
    /// </summary>
    public bool RedemptionEnabled { get; set; }

    /// <summary>
    /// What one point is worth when it is spent, in the primary store currency
    /// </summary>
    public decimal PointValue { get; set; }

    /// <summary>
    /// Fewest points that can be spent on an order
    /// </summary>
    public long MinRedeemPoints { get; set; }

    /// <summary>
    /// Points are spent in multiples of this number, at least 1
    /// </summary>
    public long RedeemStep { get; set; }

    /// <summary>
    /// Most points that can be spent on an order, rewards included; 0 means no limit
    /// </summary>
    public long MaxRedeemPointsPerOrder { get; set; }

    /// <summary>
    /// Largest part of an order's total that can be paid with points, in percent from 1 to 100
    /// </summary>
    public decimal MaxRedeemPercent { get; set; }

    /// <summary>
    /// Minutes for which points stay reserved for a cart
    /// </summary>
    public int ReservationMinutes { get; set; }

    /// <summary>
    /// Whether points buy gift cards that have a price in points. A gift card turns points into money for whoever gets it
    /// </summary>
    public bool GiftCardsForPoints { get; set; }

    /// <summary>
    /// Whether later credits first repay a shortfall left by a claw-back
    /// </summary>
    public bool RepayShortfall { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the stores it is limited to; empty means all
    /// </summary>
    public string StoreIds { get; set; }

    /// <summary>
    /// Orders placed before this moment earn nothing
    /// </summary>
    public DateTime StartOnUtc { get; set; }

    /// <summary>
    /// Whether points can be earned and spent
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// Whether it is the one checkout and the short API routes use
    /// </summary>
    public bool IsDefault { get; set; }

    /// <summary>
    /// Whether it has been deleted; its ledger stays
    /// </summary>
    public bool Deleted { get; set; }

    /// <summary>
    /// When it was created
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it was last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The way customers become members
    /// </summary>
    public Enrolment Enrolment
    {
        get => (Enrolment)EnrolmentId;
        set => EnrolmentId = (int)value;
    }

    /// <summary>
    /// The way points expire
    /// </summary>
    public ExpiryMode ExpiryMode
    {
        get => (ExpiryMode)ExpiryModeId;
        set => ExpiryModeId = (int)value;
    }

    /// <summary>
    /// What an order must have reached before its points can be spent
    /// </summary>
    public HoldUntil HoldUntil
    {
        get => (HoldUntil)HoldUntilId;
        set => HoldUntilId = (int)value;
    }

    /// <summary>
    /// What the ledger needs to know about the program
    /// </summary>
    public LedgerPolicy LedgerPolicy => new(RepayShortfall, ExpiryMode == ExpiryMode.Inactivity ? ExpireAfterDays : 0);
}
