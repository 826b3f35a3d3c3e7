namespace Nop.Core.Domain.Discounts;

/// <summary>Ties a discount to a product.</summary>
public partial class DiscountProductMapping : DiscountMapping
{
    public override int EntityId { get; set; }
}
