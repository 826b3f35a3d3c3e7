namespace Nop.Core.Domain.Discounts;

/// <summary>Ties a discount to a category.</summary>
public partial class DiscountCategoryMapping : DiscountMapping
{
    public override int EntityId { get; set; }
}
