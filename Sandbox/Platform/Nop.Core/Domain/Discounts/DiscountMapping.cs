namespace Nop.Core.Domain.Discounts;

/// <summary>Ties a discount to one entity it applies to.</summary>
public abstract partial class DiscountMapping : BaseEntity
{
    public int DiscountId { get; set; }
    public abstract int EntityId { get; set; }
}
