using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a tier must be
/// </summary>
public class TierValidator : BaseNopValidator<TierModel>
{
    public TierValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.Name).NotEmpty().WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Name.Required"))
            .MaximumLength(100).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Name.Required"));
        RuleFor(model => model.Threshold).InclusiveBetween(0, 1_000_000_000)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Threshold.Invalid"));
        RuleFor(model => model.EarnMultiplier).InclusiveBetween(0, 100)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.EarnMultiplier.Invalid"));
        RuleFor(model => model.WelcomeBonus).InclusiveBetween(0, 1_000_000_000)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.WelcomeBonus.Invalid"));
        RuleFor(model => model.Icon).MaximumLength(20)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Icon.Invalid"));
        RuleForEach(model => model.Benefits).Must(benefit => (benefit.Text?.Length ?? 0) <= 1000)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Benefits.Invalid"));
        //the colour goes into a style attribute: nothing but a colour may pass
        RuleFor(model => model.Color).NotEmpty().WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Color.Invalid"))
            .Matches("^#[0-9a-fA-F]{6}$").WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.Color.Invalid"));
    }
}
