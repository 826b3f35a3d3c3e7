namespace Nop.Services.Discounts;

/// <summary>Asks whether one condition of a discount holds.</summary>
public partial class DiscountRequirementValidationRequest
{
    public int DiscountRequirementId { get; set; }
    public Customer Customer { get; set; }
    public Store Store { get; set; }
}
