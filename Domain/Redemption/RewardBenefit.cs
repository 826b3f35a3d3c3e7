namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// What a reward gives, in the terms of the admin's page
/// </summary>
public sealed record RewardBenefit(RewardKind Kind)
{
    /// <summary>
    /// Whether a percentage is taken off rather than an amount. Matters where the kind leaves it open
    /// </summary>
    public bool UsePercentage { get; init; }

    /// <summary>
    /// Percentage, above 0 to 100
    /// </summary>
    public decimal Percentage { get; init; }

    /// <summary>
    /// Amount in the primary store currency
    /// </summary>
    public decimal Amount { get; init; }

    /// <summary>
    /// Most that a percentage takes off; null without limit
    /// </summary>
    public decimal? MaximumAmount { get; init; }

    /// <summary>
    /// How many pieces of a product are discounted; null for all. nopCommerce heeds it while no other discount lies on the product
    /// </summary>
    public int? MaximumQuantity { get; init; }

    /// <summary>
    /// The products
    /// </summary>
    public IReadOnlyList<int> ProductIds { get; init; } = [];

    /// <summary>
    /// The categories
    /// </summary>
    public IReadOnlyList<int> CategoryIds { get; init; } = [];

    /// <summary>
    /// Whether the categories below count too
    /// </summary>
    public bool IncludeSubCategories { get; init; }
}
