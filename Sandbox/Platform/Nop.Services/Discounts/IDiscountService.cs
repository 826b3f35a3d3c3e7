namespace Nop.Services.Discounts;

/// <summary>Discounts, whether they hold for a customer, and which orders used them.</summary>
public partial interface IDiscountService
{
    Task DeleteDiscountAsync(Discount discount);

    Task<Discount> GetDiscountByIdAsync(int discountId);

    Task<IList<Discount>> GetAllDiscountsAsync(DiscountType? discountType = null,
        string couponCode = null, string discountName = null, bool showHidden = false,
        DateTime? startDateUtc = null, DateTime? endDateUtc = null, bool? isActive = true, int vendorId = 0);

    Task InsertDiscountAsync(Discount discount);

    Task UpdateDiscountAsync(Discount discount);

    Task<IList<Discount>> GetAppliedDiscountsAsync<T>(IDiscountSupported<T> entity) where T : DiscountMapping;

    List<Discount> GetPreferredDiscount(IList<Discount> discounts,
        decimal amount, out decimal discountAmount);

    bool ContainsDiscount(IList<Discount> discounts, Discount discount);

    Task<IList<DiscountRequirement>> GetAllDiscountRequirementsAsync(int discountId = 0, bool topLevelOnly = false);

    Task<DiscountRequirement> GetDiscountRequirementByIdAsync(int discountRequirementId);

    Task DeleteDiscountRequirementAsync(DiscountRequirement discountRequirement, bool recursively);

    Task InsertDiscountRequirementAsync(DiscountRequirement discountRequirement);

    Task UpdateDiscountRequirementAsync(DiscountRequirement discountRequirement);

    Task<DiscountValidationResult> ValidateDiscountAsync(Discount discount, Customer customer, string[] couponCodesToValidate);

    Task<IPagedList<DiscountUsageHistory>> GetAllDiscountUsageHistoryAsync(int? discountId = null,
        int? customerId = null, int? orderId = null, bool includeCancelledOrders = true,
        int pageIndex = 0, int pageSize = int.MaxValue);

    Task InsertDiscountUsageHistoryAsync(DiscountUsageHistory discountUsageHistory);
}
