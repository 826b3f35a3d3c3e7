using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a tier must be
/// </summary>
public class TierValidator(ILocalizationService localizationService) : FaultValidator<TierModel>(localizationService, "Plugins.Misc.Loyalty.Tiers.Fields.", TierCheck.Faults)
{
}
