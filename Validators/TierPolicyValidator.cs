using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What the terms of a program's tiers must be
/// </summary>
public class TierPolicyValidator(ILocalizationService localizationService) : FaultValidator<TierPolicyModel>(localizationService, "Plugins.Misc.Loyalty.TierPolicy.Fields.", TierPolicyCheck.Faults)
{
}
