using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// A named loyalty programme: how its points are called, earned and kept
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
    /// Points earned for one unit of the primary store currency
    /// </summary>
    public decimal PointsPerCurrencyUnit { get; set; }

    /// <summary>
    /// Days after which earned points expire; 0 means never
    /// </summary>
    public int ExpireAfterDays { get; set; }

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
}
