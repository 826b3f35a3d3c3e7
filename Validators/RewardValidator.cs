using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a reward and its discount must be
/// </summary>
public class RewardValidator(ILocalizationService localizationService) : FaultValidator<RewardEditModel>(localizationService, "Plugins.Misc.Loyalty.Rewards.Fields.", RewardCheck.Faults)
{
    /// <inheritdoc />
    protected override string FieldOf(string property) => property switch
    {
        nameof(IRewardTerms.Kind) => nameof(RewardEditModel.KindId),
        nameof(IRewardTerms.Percentage) => nameof(RewardEditModel.DiscountPercentage),
        nameof(IRewardTerms.Amount) => nameof(RewardEditModel.DiscountAmount),
        nameof(IRewardTerms.MaximumAmount) => nameof(RewardEditModel.MaximumDiscountAmount),
        nameof(IRewardTerms.MaximumQuantity) => nameof(RewardEditModel.MaximumDiscountedQuantity),
        nameof(IRewardTerms.ProductIds) => nameof(RewardEditModel.SelectedProductIds),
        nameof(IRewardTerms.CategoryIds) => nameof(RewardEditModel.SelectedCategoryIds),
        nameof(LoyaltyReward.EndOnUtc) => nameof(RewardEditModel.EndOn),
        _ => property
    };
}
