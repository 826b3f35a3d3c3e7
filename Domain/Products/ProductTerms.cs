using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Products;

/// <summary>
/// What a program says of a product: what it costs in points, who may pay so, and whether it earns. A product without a row is sold for money
/// and earns as the program says
/// </summary>
public class ProductTerms : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The product, unique in the program
    /// </summary>
    public int ProductId { get; set; }

    /// <summary>
    /// Points for a piece, whatever its attributes, tier or role make of the price in money; 0 where there are none, or where they follow the price
    /// </summary>
    public long PointsPrice { get; set; }

    /// <summary>
    /// Points for a unit of the primary store currency, where the points follow the price in money; 0 where they do not
    /// </summary>
    public decimal FollowRate { get; set; }

    /// <summary>
    /// Whether only points buy it
    /// </summary>
    public bool PointsOnly { get; set; }

    /// <summary>
    /// Whether points may pay it
    /// </summary>
    public bool PayableWithPoints { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the tiers whose members points buy it for; empty means all
    /// </summary>
    public string TierIds { get; set; }

    /// <summary>
    /// Identifier of whether it earns
    /// </summary>
    public int EarningId { get; set; }

    /// <summary>
    /// What the program's points are multiplied with, where they are
    /// </summary>
    public decimal EarnMultiplier { get; set; } = 1;

    /// <summary>
    /// When they were last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// Whether it earns
    /// </summary>
    public ProductEarning Earning
    {
        get => (ProductEarning)EarningId;
        set => EarningId = (int)value;
    }

    /// <summary>
    /// Whether it has a price in points
    /// </summary>
    public bool IsPriced => PointsPrice > 0 || FollowRate > 0;

    /// <summary>
    /// Whether it is sold for points
    /// </summary>
    public bool IsForPoints => IsPriced && (PointsOnly || PayableWithPoints);

    /// <summary>
    /// Whether nothing is said that goes without a row
    /// </summary>
    public bool IsEmpty => !IsPriced && !PointsOnly && !PayableWithPoints && Earning == ProductEarning.AsProgram;

    /// <summary>
    /// Points for a piece
    /// </summary>
    /// <param name="price">Price of the piece in the primary store currency</param>
    public long PointsFor(decimal price)
    {
        if (FollowRate <= 0)
            return PointsPrice;

        var points = Math.Ceiling(Math.Max(price, 0) * FollowRate);

        return points >= LoyaltyDefaults.MaxPoints ? LoyaltyDefaults.MaxPoints : (long)points;
    }
}
