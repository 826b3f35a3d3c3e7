namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// What a reward shall be and give, whoever says it
/// </summary>
public interface IRewardTerms
{
    string Name { get; }

    long PointsPrice { get; }

    int? Stock { get; }

    RewardKind Kind { get; }

    int DiscountId { get; }

    bool UsePercentage { get; }

    decimal Percentage { get; }

    decimal Amount { get; }

    decimal? MaximumAmount { get; }

    int? MaximumQuantity { get; }

    IEnumerable<int> ProductIds { get; }

    IEnumerable<int> CategoryIds { get; }

    DateTime? Start { get; }

    DateTime? End { get; }
}

/// <summary>
/// Says what is wrong with a reward by itself
/// </summary>
public static class RewardCheck
{
    /// <summary>
    /// Longest name
    /// </summary>
    public const int MAX_NAME = 400;

    /// <summary>
    /// Most money that a reward takes off
    /// </summary>
    public const int MAX_MONEY = 1_000_000_000;

    /// <summary>
    /// Most pieces that a reward counts for
    /// </summary>
    public const int MAX_QUANTITY = 10_000;

    /// <summary>
    /// Finds the faults; none when it can be stored
    /// </summary>
    public static IReadOnlyList<Fault> Faults(IRewardTerms reward)
    {
        var faults = OwnFaults(reward.Name, reward.PointsPrice, reward.Stock, reward.Start, reward.End);
        var leavesOpen = reward.Kind is RewardKind.CheaperShipping or RewardKind.Products or RewardKind.Categories;
        var takesPercentage = reward.Kind == RewardKind.OrderPercentage || (leavesOpen && reward.UsePercentage);
        var takesAmount = reward.Kind == RewardKind.OrderAmount || (leavesOpen && !reward.UsePercentage);
        faults.Require(Enum.IsDefined(reward.Kind), nameof(reward.Kind), "Is not a known kind.", "KindId.Invalid");
        faults.Require(reward.Kind != RewardKind.ExistingDiscount || reward.DiscountId > 0, nameof(reward.DiscountId), "Is required for an existing discount.", "DiscountId.Required");
        faults.Require(!takesPercentage || reward.Percentage is > 0 and <= 100, nameof(reward.Percentage), "Must be more than 0.", "DiscountPercentage.Invalid");
        faults.Require(!takesPercentage || reward.MaximumAmount is null or (> 0 and <= MAX_MONEY), nameof(reward.MaximumAmount), $"Must be above 0 and at most {MAX_MONEY}.", "MaximumDiscountAmount.Invalid");
        faults.Require(!takesAmount || reward.Amount is > 0 and <= MAX_MONEY, nameof(reward.Amount), "Must be more than 0.", "DiscountAmount.Invalid");
        faults.Require(reward.Kind is not (RewardKind.Products or RewardKind.Categories) || reward.MaximumQuantity is null or (> 0 and <= MAX_QUANTITY), nameof(reward.MaximumQuantity),
            $"Must be from 1 to {MAX_QUANTITY}.", "MaximumDiscountedQuantity.Invalid");
        faults.Require(reward.Kind != RewardKind.Products || reward.ProductIds?.Any() == true, nameof(reward.ProductIds), "Name at least one product.", "Products.Required");
        faults.Require(reward.Kind != RewardKind.Categories || reward.CategoryIds?.Any() == true, nameof(reward.CategoryIds), "Name at least one category.", "Categories.Required");

        return faults;
    }

    /// <summary>
    /// Finds the faults of a reward without its discount
    /// </summary>
    public static IReadOnlyList<Fault> Faults(LoyaltyReward reward) => OwnFaults(reward.Name, reward.PointsPrice, reward.Stock, reward.StartOnUtc, reward.EndOnUtc);

    private static FaultList OwnFaults(string name, long pointsPrice, int? stock, DateTime? start, DateTime? end)
    {
        var faults = new FaultList();
        faults.Require(!string.IsNullOrWhiteSpace(name) && name.Length <= MAX_NAME, nameof(LoyaltyReward.Name), $"Must have from 1 to {MAX_NAME} characters.", "Name.Required");
        faults.Require(pointsPrice is > 0 and <= LoyaltyDefaults.MaxPoints, nameof(LoyaltyReward.PointsPrice), $"Must be from 1 to {LoyaltyDefaults.MaxPoints}.");
        faults.Require(stock is null or (>= 0 and <= LoyaltyDefaults.MaxRewardStock), nameof(LoyaltyReward.Stock), $"Must be from 0 to {LoyaltyDefaults.MaxRewardStock}.");
        faults.Require(start is null || end is null || start < end, nameof(LoyaltyReward.EndOnUtc), "Must be after the start.", "EndOn.Invalid");

        return faults;
    }
}
