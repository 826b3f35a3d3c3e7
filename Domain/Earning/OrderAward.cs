using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// The terms under which an order earned its first points; later corrections keep to them
/// </summary>
public class OrderAward : BaseEntity
{
    /// <summary>
    /// The order, unique in the program
    /// </summary>
    public int OrderId { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The member who earned
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Earn rate at that time
    /// </summary>
    public decimal PointsPerCurrencyUnit { get; set; }

    /// <summary>
    /// Money of a step at that time; 0 where the rate counted
    /// </summary>
    public decimal EarnStep { get; set; }

    /// <summary>
    /// Points for each full step at that time
    /// </summary>
    public long PointsPerStep { get; set; }

    /// <summary>
    /// Multiplier of the member's tier at that time
    /// </summary>
    public decimal EarnMultiplier { get; set; }

    /// <summary>
    /// Identifier of the award moment at that time
    /// </summary>
    public int AwardMomentId { get; set; }

    /// <summary>
    /// Whether tax counted
    /// </summary>
    public bool IncludeTax { get; set; }

    /// <summary>
    /// Whether shipping counted
    /// </summary>
    public bool IncludeShipping { get; set; }

    /// <summary>
    /// Whether discounts were deducted
    /// </summary>
    public bool DeductDiscounts { get; set; }

    /// <summary>
    /// Identifier of the way the points expire
    /// </summary>
    public int ExpiryModeId { get; set; }

    /// <summary>
    /// Days after which the points expire; 0 means never
    /// </summary>
    public int ExpireAfterDays { get; set; }

    /// <summary>
    /// Identifier of what the order must reach before the points can be spent
    /// </summary>
    public int HoldUntilId { get; set; }

    /// <summary>
    /// Until when the points are held back at least
    /// </summary>
    public DateTime HeldUntilUtc { get; set; }

    /// <summary>
    /// Comma-separated identifiers of products that earned nothing
    /// </summary>
    public string ExcludedProductIds { get; set; }

    /// <summary>
    /// Comma-separated identifiers of categories whose products earned nothing
    /// </summary>
    public string ExcludedCategoryIds { get; set; }

    /// <summary>
    /// What the points of some products were multiplied with, as "product:multiplier" separated by commas
    /// </summary>
    public string ProductMultipliers { get; set; }

    /// <summary>
    /// The earning rules that fired then, as "rule:version" separated by commas
    /// </summary>
    public string RuleVersions { get; set; }

    /// <summary>
    /// When the first award was decided
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
