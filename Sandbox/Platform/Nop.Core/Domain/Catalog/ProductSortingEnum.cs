namespace Nop.Core.Domain.Catalog;

/// <summary>Orders in which a product list can be shown.</summary>
public enum ProductSortingEnum
{
    Position = 0,
    NameAsc = 5,
    NameDesc = 6,
    PriceAsc = 10,
    PriceDesc = 11,
    CreatedOn = 15
}
