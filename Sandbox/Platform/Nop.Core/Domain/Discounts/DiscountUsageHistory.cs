namespace Nop.Core.Domain.Discounts;

/// <summary>Says that an order used a discount.</summary>
public partial class DiscountUsageHistory : BaseEntity
{
    public int DiscountId { get; set; }

    public int OrderId { get; set; }

    public DateTime CreatedOnUtc { get; set; }
}
