namespace Nop.Core.Domain.Discounts;

/// <summary>An entity that discounts can be tied to through rows of <typeparamref name="T"/>.</summary>
public partial interface IDiscountSupported<T> where T : DiscountMapping
{
    int Id { get; set; }
}
