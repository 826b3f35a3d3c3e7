namespace Nop.Services.Discounts;

/// <summary>Says whether a discount holds.</summary>
public partial class DiscountValidationResult : BaseNopResult
{
    public bool IsValid { get; set; }
}
