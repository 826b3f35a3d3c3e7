using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// What a program must be
/// </summary>
public class ProgramValidator(ILocalizationService localizationService) : FaultValidator<ProgramModel>(localizationService, "Plugins.Misc.Loyalty.Programs.Fields.", ProgramCheck.Faults)
{
    /// <inheritdoc />
    protected override string FieldOf(string property) => property switch
    {
        nameof(IProgramTerms.Enrolment) or nameof(IProgramTerms.HoldUntil) or nameof(IProgramTerms.ExpiryMode) => $"{property}Id",
        _ => property
    };
}
