using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What the terms of a program's tiers must be
/// </summary>
public class TierPolicyValidator : BaseNopValidator<TierPolicyModel>
{
    public TierPolicyValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.MetricId).Must(id => Enum.IsDefined((TierMetric)id))
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.TierPolicy.Fields.Choice.Invalid"));
        RuleFor(model => model.PeriodId).Must(id => Enum.IsDefined((TierPeriod)id))
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.TierPolicy.Fields.Choice.Invalid"));
        RuleFor(model => model.DowngradeId).Must(id => Enum.IsDefined((TierDowngrade)id))
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.TierPolicy.Fields.Choice.Invalid"));
        RuleFor(model => model.PeriodDays).InclusiveBetween(1, 3660)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.TierPolicy.Fields.PeriodDays.Invalid"));
        RuleFor(model => model.GraceDays).InclusiveBetween(0, 3660)
            .WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.TierPolicy.Fields.GraceDays.Invalid"));
    }
}
