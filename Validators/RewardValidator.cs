using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a reward and its discount must be
/// </summary>
public class RewardValidator : BaseNopValidator<RewardEditModel>
{
    private const decimal MAX_MONEY = 1_000_000_000;

    public RewardValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.Name).NotEmpty().WithMessageAwait(Text("Name.Required"))
            .MaximumLength(400).WithMessageAwait(Text("Name.Required"));
        RuleFor(model => model.PointsPrice).InclusiveBetween(1, LoyaltyDefaults.MaxPoints).WithMessageAwait(Text("PointsPrice.Invalid"));
        RuleFor(model => model.Stock).InclusiveBetween(0, LoyaltyDefaults.MaxRewardStock).WithMessageAwait(Text("Stock.Invalid"));
        RuleFor(model => model.EndOn).Must((model, end) => end is null || model.StartOn is null || end >= model.StartOn).WithMessageAwait(Text("EndOn.Invalid"));
        RuleFor(model => model.KindId).Must(id => Enum.IsDefined((RewardKind)id)).WithMessageAwait(Text("KindId.Invalid"));
        RuleFor(model => model.DiscountId).GreaterThan(0).When(model => Kind(model) == RewardKind.ExistingDiscount).WithMessageAwait(Text("DiscountId.Required"));
        RuleFor(model => model.DiscountPercentage).Must(percentage => percentage is > 0 and <= 100).When(TakesPercentage)
            .WithMessageAwait(Text("DiscountPercentage.Invalid"));
        RuleFor(model => model.MaximumDiscountAmount).Must(maximum => maximum is null or (> 0 and <= MAX_MONEY)).When(TakesPercentage)
            .WithMessageAwait(Text("MaximumDiscountAmount.Invalid"));
        RuleFor(model => model.DiscountAmount).Must(amount => amount is > 0 and <= MAX_MONEY).When(TakesAmount)
            .WithMessageAwait(Text("DiscountAmount.Invalid"));
        RuleFor(model => model.MaximumDiscountedQuantity).Must(quantity => quantity is null or (> 0 and <= 10_000))
            .When(model => Kind(model) is RewardKind.Products or RewardKind.Categories)
            .WithMessageAwait(Text("MaximumDiscountedQuantity.Invalid"));
        RuleFor(model => model.SelectedProductIds).NotEmpty().When(model => Kind(model) == RewardKind.Products).WithMessageAwait(Text("Products.Required"));
        RuleFor(model => model.SelectedCategoryIds).NotEmpty().When(model => Kind(model) == RewardKind.Categories).WithMessageAwait(Text("Categories.Required"));

        Task<string> Text(string name)
        {
            return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Rewards.Fields.{name}");
        }
    }

    private static RewardKind Kind(RewardEditModel model)
    {
        return (RewardKind)model.KindId;
    }

    private static bool LeavesOpen(RewardEditModel model)
    {
        return Kind(model) is RewardKind.CheaperShipping or RewardKind.Products or RewardKind.Categories;
    }

    private static bool TakesPercentage(RewardEditModel model)
    {
        return Kind(model) == RewardKind.OrderPercentage || (LeavesOpen(model) && model.UsePercentage);
    }

    private static bool TakesAmount(RewardEditModel model)
    {
        return Kind(model) == RewardKind.OrderAmount || (LeavesOpen(model) && !model.UsePercentage);
    }
}
