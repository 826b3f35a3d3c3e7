namespace Nop.Services.Catalog;

public static partial class NopCatalogDefaults
{
    /// <summary>A product's price: product, overridden price, charge, with discounts or without, quantity, roles, store.</summary>
    public static CacheKey ProductPriceCacheKey => new("Nop.totals.productprice.{0}-{1}-{2}-{3}-{4}-{5}-{6}");

    /// <summary>All prices of a product.</summary>
    public static string ProductPricePrefix => "Nop.totals.productprice.{0}";
}
