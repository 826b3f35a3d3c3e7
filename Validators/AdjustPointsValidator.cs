using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What an adjustment by hand must say
/// </summary>
public class AdjustPointsValidator : BaseNopValidator<AdjustPointsModel>
{
    public AdjustPointsValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.Points).NotEqual(0)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Points.Required"));
        RuleFor(model => model.Points).InclusiveBetween(-LoyaltyDefaults.MaxPoints, LoyaltyDefaults.MaxPoints)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Points.Invalid"));
        RuleFor(model => model.Reason).NotEmpty().WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Reason.Required"))
            .MaximumLength(400).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Reason.Required"));
        RuleFor(model => model.FormKey).NotEmpty().WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Reload"))
            .MaximumLength(64).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Adjust.Reload"));
    }
}
