using Nop.Core.Domain.Catalog;
using Nop.Data;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says which products earn nothing: gift cards, whose money earns when it is spent, and what the program leaves out
/// </summary>
public class EarningExclusions(IRepository<Category> categoryRepository,
    IRepository<Product> productRepository,
    IRepository<ProductCategory> productCategoryRepository)
{
    /// <summary>
    /// Loads what is needed to judge some products
    /// </summary>
    public async Task<LoadedProducts> LoadAsync(IList<int> productIds)
    {
        var giftCards = (await productRepository.GetAllAsync(query => query.Where(product => productIds.Contains(product.Id) && product.IsGiftCard)))
            .Select(product => product.Id).ToHashSet();

        return new LoadedProducts(this, productIds, giftCards);
    }

    /// <summary>
    /// Gets the categories of products, and those above them
    /// </summary>
    public async Task<ILookup<int, int>> GetCategoriesAsync(IList<int> productIds)
    {
        var mappings = await productCategoryRepository.GetAllAsync(query => query.Where(mapping => productIds.Contains(mapping.ProductId)));
        var parents = new Dictionary<int, int>();
        var open = mappings.Select(mapping => mapping.CategoryId).Distinct().ToList();
        while (open.Count > 0)
        {
            var ids = open;
            var categories = await categoryRepository.GetAllAsync(query => query.Where(category => ids.Contains(category.Id)));
            foreach (var category in categories)
                parents[category.Id] = category.ParentCategoryId;
            open = categories.Select(category => category.ParentCategoryId).Where(id => id != 0 && !parents.ContainsKey(id)).Distinct().ToList();
        }

        return mappings.SelectMany(mapping => Lineage(mapping.CategoryId).Select(categoryId => (mapping.ProductId, categoryId)))
            .ToLookup(pair => pair.ProductId, pair => pair.categoryId);

        IEnumerable<int> Lineage(int categoryId)
        {
            var seen = new HashSet<int>();
            for (var id = categoryId; id != 0 && seen.Add(id); id = parents.GetValueOrDefault(id))
                yield return id;
        }
    }

    /// <summary>
    /// Products that were loaded to be judged
    /// </summary>
    public sealed class LoadedProducts
    {
        private readonly EarningExclusions _exclusions;
        private readonly HashSet<int> _giftCards;
        private readonly IList<int> _productIds;
        private ILookup<int, int> _categories;

        internal LoadedProducts(EarningExclusions exclusions, IList<int> productIds, HashSet<int> giftCards)
        {
            _exclusions = exclusions;
            _productIds = productIds;
            _giftCards = giftCards;
        }

        /// <summary>
        /// Whether a product earns nothing
        /// </summary>
        public async Task<bool> IsExcludedAsync(int productId, EarningExceptions exceptions)
        {
            if (_giftCards.Contains(productId) || exceptions.LeavesOut(productId))
                return true;
            if (exceptions.CategoryIds.Count == 0)
                return false;

            _categories ??= await _exclusions.GetCategoriesAsync(_productIds);

            return _categories[productId].Any(exceptions.CategoryIds.Contains);
        }
    }
}
