using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Data;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Where a product stands in the catalogue, as far as earning goes by it
/// </summary>
/// <param name="IsGiftCard">Whether it is a gift card, whose money earns when it is spent</param>
/// <param name="CategoryIds">Its categories and all above them</param>
/// <param name="ManufacturerIds">Its manufacturers</param>
public sealed record CatalogPlace(bool IsGiftCard, IReadOnlyList<int> CategoryIds, IReadOnlyList<int> ManufacturerIds)
{
    /// <summary>
    /// Whether the product earns nothing in a program
    /// </summary>
    /// <param name="productId">The product</param>
    /// <param name="exceptions">What earns otherwise in the program</param>
    public bool IsExcluded(int productId, EarningExceptions exceptions)
    {
        return IsGiftCard || exceptions.LeavesOut(productId) || (exceptions.CategoryIds.Count > 0 && CategoryIds.Any(exceptions.CategoryIds.Contains));
    }
}

/// <summary>
/// Keeps the places of products in memory, for pages that say what many products would earn. <see cref="Infrastructure.CatalogPlaceConsumer"/>
/// forgets those that changed
/// </summary>
public class CatalogPlaces(Lazy<EarningExclusions> exclusions,
    Lazy<IRepository<Product>> productRepository,
    Lazy<IRepository<ProductManufacturer>> manufacturerRepository,
    IStaticCacheManager staticCacheManager)
{
    /// <summary>
    /// Gets the places of products; those not in memory are read together
    /// </summary>
    public async Task<IReadOnlyDictionary<int, CatalogPlace>> GetAsync(IEnumerable<int> productIds)
    {
        var places = new Dictionary<int, CatalogPlace>();
        var missing = new List<int>();
        foreach (var productId in productIds.Distinct())
        {
            if (await staticCacheManager.GetAsync(Key(productId), (CatalogPlace)null) is { } place)
                places[productId] = place;
            else
                missing.Add(productId);
        }
        if (missing.Count == 0)
            return places;

        foreach (var (productId, place) in await ReadAsync(missing))
        {
            places[productId] = place;
            await staticCacheManager.SetAsync(Key(productId), place);
        }

        return places;
    }

    /// <summary>
    /// Reads the places of products as they are now
    /// </summary>
    public async Task<IReadOnlyDictionary<int, CatalogPlace>> ReadAsync(IList<int> productIds)
    {
        var giftCards = await productRepository.Value.Table.Where(product => productIds.Contains(product.Id) && product.IsGiftCard).Select(product => product.Id).ToListAsync();
        var categories = await exclusions.Value.GetCategoriesAsync(productIds);
        var manufacturers = (await manufacturerRepository.Value.GetAllAsync(query => query.Where(mapping => productIds.Contains(mapping.ProductId))))
            .ToLookup(mapping => mapping.ProductId, mapping => mapping.ManufacturerId);

        return productIds.ToDictionary(productId => productId,
            productId => new CatalogPlace(giftCards.Contains(productId), categories[productId].Distinct().ToList(), manufacturers[productId].ToList()));
    }

    /// <summary>
    /// Forgets the place of a product that is, or is no longer, a gift card. Products are saved with every sale: most are kept
    /// </summary>
    public async Task ForgetAsync(Product product)
    {
        if (await staticCacheManager.GetAsync(Key(product.Id), (CatalogPlace)null) is { } place && place.IsGiftCard != product.IsGiftCard)
            await ForgetAsync(product.Id);
    }

    /// <summary>
    /// Forgets the place of one product
    /// </summary>
    public Task ForgetAsync(int productId)
    {
        return staticCacheManager.RemoveAsync(LoyaltyDefaults.CatalogPlaceCacheKey, productId);
    }

    /// <summary>
    /// Forgets all places
    /// </summary>
    public Task ForgetAllAsync()
    {
        return staticCacheManager.RemoveByPrefixAsync(LoyaltyDefaults.CatalogPlacePrefix);
    }

    private CacheKey Key(int productId)
    {
        return staticCacheManager.PrepareKeyForDefaultCache(LoyaltyDefaults.CatalogPlaceCacheKey, productId);
    }
}
