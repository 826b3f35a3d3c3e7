using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Between rewards and what the API says of them.</summary>
public static class RewardApiModels
{
    /// <summary>Writes a request into a reward; its discount is another matter.</summary>
    public static void Apply(this RewardRequest request, LoyaltyReward reward)
    {
        reward.Name = request.Name.Trim();
        reward.Description = request.Description?.Trim();
        reward.PointsPrice = request.PointsPrice!.Value;
        reward.TierIds = IdList.Format((request.TierIds ?? []).Distinct());
        reward.StartOnUtc = request.StartOnUtc?.ToUniversalTime();
        reward.EndOnUtc = request.EndOnUtc?.ToUniversalTime();
        reward.Stock = request.Stock;
        reward.Active = request.Active;
        reward.DisplayOrder = request.DisplayOrder;
    }

    /// <summary>What a request says that the reward gives.</summary>
    public static RewardBenefit ToBenefit(this RewardRequest request) => new(request.Kind!.Value)
    {
        UsePercentage = request.Percentage > 0,
        Percentage = request.Percentage,
        Amount = request.Amount,
        MaximumAmount = request.MaximumAmount,
        MaximumQuantity = request.MaximumQuantity,
        ProductIds = (request.ProductIds ?? []).Distinct().ToList(),
        CategoryIds = (request.CategoryIds ?? []).Distinct().ToList(),
        IncludeSubCategories = request.IncludeSubCategories
    };

    /// <summary>A reward as the API shows it.</summary>
    /// <param name="reward">The reward.</param>
    /// <param name="benefit">What its discount gives.</param>
    /// <param name="left">Pieces left.</param>
    public static RewardModel ToModel(this LoyaltyReward reward, RewardBenefit benefit, int? left) => new()
    {
        Id = reward.Id,
        ProgramId = reward.ProgramId,
        Name = reward.Name,
        Description = reward.Description,
        PointsPrice = reward.PointsPrice,
        Kind = benefit.Kind,
        DiscountId = reward.DiscountId,
        Amount = benefit.UsePercentage ? 0 : benefit.Amount,
        Percentage = benefit.UsePercentage ? benefit.Percentage : 0,
        MaximumAmount = benefit.MaximumAmount,
        MaximumQuantity = benefit.MaximumQuantity,
        ProductIds = benefit.ProductIds,
        CategoryIds = benefit.CategoryIds,
        IncludeSubCategories = benefit.IncludeSubCategories,
        TierIds = IdList.Parse(reward.TierIds).AsReadOnly(),
        StartOnUtc = Utc(reward.StartOnUtc),
        EndOnUtc = Utc(reward.EndOnUtc),
        Stock = reward.Stock,
        Active = reward.Active,
        DisplayOrder = reward.DisplayOrder,
        Left = left
    };

    private static DateTime? Utc(DateTime? value) => value is { } moment ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : null;
}
