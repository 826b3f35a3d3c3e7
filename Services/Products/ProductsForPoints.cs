using Nop.Core.Domain.Catalog;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Products;

/// <summary>
/// Finds what a store sells for points
/// </summary>
public class ProductsForPoints(IRepository<Product> productRepository, IStoreMappingService storeMappingService, ProductTermsService terms, TimeProvider time)
{
    private const int PART = 200;

    /// <summary>
    /// Gets products that a store sells for points, the newest first
    /// </summary>
    /// <param name="program">Program of the store</param>
    /// <param name="storeId">Store</param>
    /// <param name="count">How many at most</param>
    /// <param name="beforeId">Only products with a lower number; null for all</param>
    /// <param name="productIds">Only these; null for all</param>
    public async Task<IList<(Product Product, ProductTerms Terms)>> GetAsync(LoyaltyProgram program, int storeId, int count, int? beforeId = null,
        IReadOnlyCollection<int> productIds = null)
    {
        var said = await terms.GetByProgramAsync(program.Id);
        var wanted = (productIds is null ? said.Values : productIds.Distinct().Select(said.GetValueOrDefault).OfType<ProductTerms>())
            .Where(terms => terms.IsForPoints && (beforeId is null || terms.ProductId < beforeId)).Select(terms => terms.ProductId).OrderDescending();

        var found = new List<(Product, ProductTerms)>();
        foreach (var part in wanted.Chunk(PART))
        {
            var nowUtc = time.GetUtcNow().UtcDateTime;
            var products = await productRepository.GetAllAsync(query => query.Where(product => part.Contains(product.Id) && product.Published && !product.Deleted
                && (product.AvailableStartDateTimeUtc == null || product.AvailableStartDateTimeUtc <= nowUtc)
                && (product.AvailableEndDateTimeUtc == null || product.AvailableEndDateTimeUtc > nowUtc)));
            foreach (var product in products.OrderByDescending(product => product.Id))
            {
                if (!await storeMappingService.AuthorizeAsync(product, storeId))
                    continue;

                found.Add((product, said[product.Id]));
                if (found.Count == count)
                    return found;
            }
        }

        return found;
    }
}
