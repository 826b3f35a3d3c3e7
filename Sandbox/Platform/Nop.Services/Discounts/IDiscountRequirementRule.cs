namespace Nop.Services.Discounts;

/// <summary>A kind of condition that a plugin adds to discounts.</summary>
public partial interface IDiscountRequirementRule : IPlugin
{
    Task<DiscountRequirementValidationResult> CheckRequirementAsync(DiscountRequirementValidationRequest request);

    string GetConfigurationUrl(int discountId, int? discountRequirementId);
}
