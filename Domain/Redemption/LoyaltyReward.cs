using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// Something points buy: a price in points and a discount of nopCommerce
/// </summary>
public class LoyaltyReward : BaseEntity, IProgramPart, IArranged
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Name shown to shoppers
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Text shown to shoppers
    /// </summary>
    public string Description { get; set; }

    /// <summary>
    /// Price in points
    /// </summary>
    public long PointsPrice { get; set; }

    /// <summary>
    /// The discount it gives
    /// </summary>
    public int DiscountId { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the tiers that may use it; empty means all
    /// </summary>
    public string TierIds { get; set; }

    /// <summary>
    /// From when it is offered; null means always
    /// </summary>
    public DateTime? StartOnUtc { get; set; }

    /// <summary>
    /// Until when it is offered; null means always
    /// </summary>
    public DateTime? EndOnUtc { get; set; }

    /// <summary>
    /// How often it can be redeemed; null means without limit
    /// </summary>
    public int? Stock { get; set; }

    /// <summary>
    /// Whether it is offered
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// Place in the list
    /// </summary>
    public int DisplayOrder { get; set; }

    /// <summary>
    /// Whether it has been deleted; what was redeemed stays
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
    /// Whether it is offered at a moment
    /// </summary>
    public bool IsOffered(DateTime nowUtc)
    {
        return Active && !Deleted && !(StartOnUtc > nowUtc) && !(EndOnUtc <= nowUtc);
    }

    /// <summary>
    /// Finds what keeps a member from the reward: the one answer for carts, tills and partners; null when nothing does
    /// </summary>
    /// <param name="usable">Whether the discount it gives is switched on, and the place where it is wanted can give it</param>
    /// <param name="tierId">The member's tier; null for none</param>
    /// <param name="left">Pieces left; null without a stock</param>
    /// <param name="balance">Points the member can spend</param>
    /// <param name="nowUtc">Now</param>
    public RedemptionObstacle? FindObstacle(bool usable, int? tierId, int? left, long balance, DateTime nowUtc)
    {
        if (!usable || !IsOffered(nowUtc))
            return RedemptionObstacle.NotOffered;
        if (!IdList.Contains(TierIds, tierId ?? 0))
            return RedemptionObstacle.OtherTier;
        if (left == 0)
            return RedemptionObstacle.OutOfStock;

        return PointsPrice > balance ? RedemptionObstacle.Balance : null;
    }
}
