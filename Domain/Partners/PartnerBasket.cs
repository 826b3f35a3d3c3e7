#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain.Earning;

namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// A line of a partner's basket
/// </summary>
/// <param name="LineId">The partner's own name of the line</param>
/// <param name="Sku">SKU, by which the provider's catalogue knows the product</param>
/// <param name="Quantity">Pieces, or weight</param>
/// <param name="UnitPrice">Price of one, tax included</param>
public sealed record PartnerLine(string LineId, string? Sku, decimal Quantity, decimal UnitPrice)
{
    /// <summary>
    /// The product with that SKU; 0 when the catalogue does not know it
    /// </summary>
    public int ProductId { get; init; }

    /// <summary>
    /// What its money counts towards points: 0 for none, 1 for all
    /// </summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>
    /// Its categories that count for rewards
    /// </summary>
    public IReadOnlyCollection<int> CategoryIds { get; init; } = [];

    /// <summary>
    /// Its own categories, without those above them
    /// </summary>
    public IReadOnlyCollection<int> DirectCategoryIds { get; init; } = [];

    /// <summary>
    /// Price of the line
    /// </summary>
    public decimal Price => PointsRounding.Cents(Quantity * UnitPrice);
}

/// <summary>
/// A reward, or points as money, that was accepted for a basket
/// </summary>
/// <param name="RedemptionId">The reservation</param>
/// <param name="RewardId">The reward; null for points as money</param>
/// <param name="Points">Points it takes</param>
/// <param name="Amount">What it takes off the basket</param>
public sealed record PartnerReward(int RedemptionId, int? RewardId, long Points, decimal Amount);

/// <summary>
/// What rewards take off a partner's basket. Pure
/// </summary>
public static class PartnerRewardWorth
{
    /// <summary>
    /// What a reward takes off, at most what is left to pay; 0 for what a basket without shipping has no use for
    /// </summary>
    /// <param name="benefit">What it gives</param>
    /// <param name="onSubtotal">Whether a discount that an admin made himself lies on the whole basket</param>
    /// <param name="lines">The lines</param>
    /// <param name="payable">What is left to pay</param>
    public static decimal Of(RewardBenefit benefit, bool onSubtotal, IReadOnlyList<PartnerLine> lines, decimal payable)
    {
        var amount = benefit.Kind switch
        {
            RewardKind.OrderAmount => benefit.Amount,
            RewardKind.OrderPercentage => OfWhole(benefit, lines),
            RewardKind.ExistingDiscount when onSubtotal => benefit.UsePercentage ? OfWhole(benefit, lines) : benefit.Amount,
            RewardKind.Products or RewardKind.Categories => Lines(benefit, lines).Sum(line => OfLine(benefit, line)),
            _ => 0
        };

        return PointsRounding.Cents(Math.Clamp(amount, 0, Math.Max(payable, 0)));
    }

    /// <summary>
    /// The lines a reward lies on; none for one that lies on the whole basket
    /// </summary>
    public static IReadOnlyList<PartnerLine> Lines(RewardBenefit benefit, IReadOnlyList<PartnerLine> lines)
    {
        return benefit.Kind switch
        {
            RewardKind.Products => lines.Where(line => line.ProductId > 0 && benefit.ProductIds.Contains(line.ProductId)).ToList(),
            RewardKind.Categories => lines.Where(line => (benefit.IncludeSubCategories ? line.CategoryIds : line.DirectCategoryIds).Any(benefit.CategoryIds.Contains)).ToList(),
            _ => []
        };
    }

    private static decimal OfWhole(RewardBenefit benefit, IReadOnlyList<PartnerLine> lines)
    {
        return Limited(benefit, lines.Sum(line => line.Price) * benefit.Percentage / 100);
    }

    private static decimal OfLine(RewardBenefit benefit, PartnerLine line)
    {
        var quantity = benefit.MaximumQuantity is { } most ? Math.Min(line.Quantity, most) : line.Quantity;
        var perPiece = benefit.UsePercentage ? Limited(benefit, line.UnitPrice * benefit.Percentage / 100) : Math.Min(benefit.Amount, line.UnitPrice);

        return perPiece * quantity;
    }

    private static decimal Limited(RewardBenefit benefit, decimal amount)
    {
        return benefit.MaximumAmount is { } most ? Math.Min(amount, most) : amount;
    }
}
