using Nop.Services.Discounts;

namespace Nop.Services.Caching;

/// <summary>Keeps cached products fresh, and the carts that hold them.</summary>
public class ProductCacheEventConsumer : CacheEventConsumer<Product>
{
    protected override async Task ClearCacheAsync(Product entity)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<ShoppingCartItem>.AllPrefix);
        await RemoveByPrefixAsync(NopCatalogDefaults.ProductPricePrefix, entity);
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Product), entity);
    }
}

public class CategoryCacheEventConsumer : CacheEventConsumer<Category>
{
    protected override async Task ClearCacheAsync(Category entity) =>
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Category), entity);
}

public class ProductCategoryCacheEventConsumer : CacheEventConsumer<ProductCategory>
{
    protected override Task ClearCacheAsync(ProductCategory entity) => RemoveByPrefixAsync(NopCatalogDefaults.ProductPricePrefix, entity.ProductId);
}

public class ShoppingCartItemCacheEventConsumer : CacheEventConsumer<ShoppingCartItem>;

public class OrderCacheEventConsumer : CacheEventConsumer<Order>;

public class OrderItemCacheEventConsumer : CacheEventConsumer<OrderItem>;

public class DiscountCacheEventConsumer : CacheEventConsumer<Discount>
{
    protected override async Task ClearCacheAsync(Discount entity)
    {
        await RemoveAsync(NopDiscountDefaults.DiscountRequirementsByDiscountCacheKey, entity);
        await RemoveByPrefixAsync(NopDiscountDefaults.AppliedDiscountsCachePrefix);
    }
}

public class DiscountRequirementCacheEventConsumer : CacheEventConsumer<DiscountRequirement>
{
    protected override async Task ClearCacheAsync(DiscountRequirement entity) =>
        await RemoveAsync(NopDiscountDefaults.DiscountRequirementsByDiscountCacheKey, entity.DiscountId);
}

public class DiscountProductMappingCacheEventConsumer : CacheEventConsumer<DiscountProductMapping>
{
    protected override async Task ClearCacheAsync(DiscountProductMapping entity) =>
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Product), entity.EntityId);
}

public class DiscountCategoryMappingCacheEventConsumer : CacheEventConsumer<DiscountCategoryMapping>
{
    protected override async Task ClearCacheAsync(DiscountCategoryMapping entity) =>
        await RemoveAsync(NopDiscountDefaults.AppliedDiscountsCacheKey, nameof(Category), entity.EntityId);
}
