using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What the terms of referrals must be
/// </summary>
public class ReferralTermsValidator : BaseNopValidator<ReferralTermsModel>
{
    public ReferralTermsValidator(ILocalizationService localizationService)
    {
        RuleFor(model => model.ReferrerPoints).InclusiveBetween(0, 1_000_000_000).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.Points.Invalid"));
        RuleFor(model => model.RefereePoints).InclusiveBetween(0, 1_000_000_000).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.Points.Invalid"));
        RuleFor(model => model.MinimumTotal).InclusiveBetween(0, 1_000_000_000).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.MinimumTotal.Invalid"));
        RuleFor(model => model.LimitPerPeriod).InclusiveBetween(0, 10_000).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.Limit.Invalid"));
        RuleFor(model => model.SameIpLimit).InclusiveBetween(0, 1_000).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.SameIpLimit.Invalid"));
        RuleFor(model => model.PeriodDays).InclusiveBetween(1, 3660).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.Days.Invalid"));
        RuleFor(model => model.CookieDays).InclusiveBetween(1, 3660).WithMessageAwait(localizationService.GetResourceAsync("Plugins.Misc.Loyalty.ReferralTerms.Fields.Days.Invalid"));
    }
}
