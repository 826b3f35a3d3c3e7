using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What the terms of referrals must be
/// </summary>
public class ReferralTermsValidator(ILocalizationService localizationService) : FaultValidator<ReferralTermsModel>(localizationService, "Plugins.Misc.Loyalty.ReferralTerms.Fields.", ReferralTermsCheck.Faults)
{
}
