namespace Nop.Core.Domain.Catalog;

/// <summary>Whether a product is sold itself or only groups others.</summary>
public enum ProductType
{
    SimpleProduct = 5,
    GroupedProduct = 10
}
