namespace Nop.Services.Discounts;

/// <summary>Says whether one condition of a discount holds.</summary>
public partial class DiscountRequirementValidationResult
{
    public bool IsValid { get; set; }

    public string UserError { get; set; }
}
