using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Services.Catalog;
using Nop.Services.Discounts;

namespace Nop.Services.Caching;

/// <summary>
/// Keeps cached products fresh, and the carts that hold them.
/// </summary>
public class ProductCacheEventConsumer : CacheEventConsumer<Product>
{
    protected override async Task ClearCacheAsync(Product entity)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<ShoppingCartItem>.AllPrefix);
        await RemoveByPrefixAsync(NopCatalogDefaults.ProductPricePrefix, entity);
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Product), entity);
    }
}

/// <summary>
/// Keeps cached categories fresh.
/// </summary>
public class CategoryCacheEventConsumer : CacheEventConsumer<Category>
{
    protected override async Task ClearCacheAsync(Category entity)
    {
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Category), entity);
    }
}

/// <summary>
/// Keeps the cached categories of products fresh.
/// </summary>
public class ProductCategoryCacheEventConsumer : CacheEventConsumer<ProductCategory>
{
    protected override Task ClearCacheAsync(ProductCategory entity) => RemoveByPrefixAsync(NopCatalogDefaults.ProductPricePrefix, entity.ProductId);
}

/// <summary>
/// Keeps cached carts fresh.
/// </summary>
public class ShoppingCartItemCacheEventConsumer : CacheEventConsumer<ShoppingCartItem>;

/// <summary>
/// Keeps cached orders fresh.
/// </summary>
public class OrderCacheEventConsumer : CacheEventConsumer<Order>;

/// <summary>
/// Keeps cached order lines fresh.
/// </summary>
public class OrderItemCacheEventConsumer : CacheEventConsumer<OrderItem>;

/// <summary>
/// Keeps cached discounts fresh.
/// </summary>
public class DiscountCacheEventConsumer : CacheEventConsumer<Discount>
{
    protected override async Task ClearCacheAsync(Discount entity)
    {
        await RemoveAsync(NopDiscountDefaults.DiscountRequirementsByDiscountCacheKey, entity);
        await RemoveByPrefixAsync(NopDiscountDefaults.AppliedDiscountsCachePrefix);
    }
}

/// <summary>
/// Keeps the cached requirements of discounts fresh.
/// </summary>
public class DiscountRequirementCacheEventConsumer : CacheEventConsumer<DiscountRequirement>
{
    protected override async Task ClearCacheAsync(DiscountRequirement entity)
    {
        await RemoveAsync(NopDiscountDefaults.DiscountRequirementsByDiscountCacheKey, entity.DiscountId);
    }
}

/// <summary>
/// Keeps the cached discounts of products fresh.
/// </summary>
public class DiscountProductMappingCacheEventConsumer : CacheEventConsumer<DiscountProductMapping>
{
    protected override async Task ClearCacheAsync(DiscountProductMapping entity)
    {
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Product), entity.EntityId);
    }
}

/// <summary>
/// Keeps the cached discounts of categories fresh.
/// </summary>
public class DiscountCategoryMappingCacheEventConsumer : CacheEventConsumer<DiscountCategoryMapping>
{
    protected override async Task ClearCacheAsync(DiscountCategoryMapping entity)
    {
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Category), entity.EntityId);
    }
}
