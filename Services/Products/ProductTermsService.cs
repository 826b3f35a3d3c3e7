using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Services.Products;

/// <summary>
/// What a grid of products looks for
/// </summary>
/// <param name="ProgramId">Program whose terms it shows</param>
/// <param name="Name">Part of the name; null for any</param>
/// <param name="Sku">Part of the SKU; null for any</param>
/// <param name="CategoryId">Category, with all below it; 0 for any</param>
/// <param name="ManufacturerId">Manufacturer; 0 for any</param>
/// <param name="OnlySaid">Only products of which the program says something</param>
public sealed record ProductSearch(int ProgramId, string Name = null, string Sku = null, int CategoryId = 0, int ManufacturerId = 0, bool OnlySaid = false);

/// <summary>
/// What programs say of products
/// </summary>
public class ProductTermsService(Lazy<IAuditService> auditService,
    Lazy<ICategoryService> categoryService,
    Lazy<IRepository<Product>> productRepository,
    Lazy<IRepository<ProductCategory>> categoryRepository,
    Lazy<IRepository<ProductManufacturer>> manufacturerRepository,
    Lazy<IRepository<LoyaltyTier>> tierRepository,
    IRepository<ProductTerms> termsRepository,
    IStaticCacheManager staticCacheManager,
    TimeProvider time)
{
    private readonly Dictionary<int, IReadOnlyDictionary<int, ProductTerms>> _read = [];

    /// <summary>
    /// Gets what a program says of a product, to be changed; what goes without saying, not stored, where it says nothing
    /// </summary>
    public async Task<ProductTerms> GetAsync(int programId, int productId)
    {
        return (await FindAsync([programId], [productId])).FirstOrDefault() ?? new ProductTerms { ProgramId = programId, ProductId = productId };
    }

    /// <summary>
    /// Gets what programs say of products, as it is stored now
    /// </summary>
    public async Task<IList<ProductTerms>> FindAsync(IList<int> programIds, IList<int> productIds)
    {
        return await termsRepository.GetAllAsync(query => query
            .Where(terms => programIds.Contains(terms.ProgramId) && productIds.Contains(terms.ProductId)).OrderBy(terms => terms.Id));
    }

    /// <summary>
    /// Gets all that a program says of products, from memory: a page asks for every product on it. All requests share the rows: they are not to be changed
    /// </summary>
    public async Task<IReadOnlyDictionary<int, ProductTerms>> GetByProgramAsync(int programId)
    {
        if (_read.TryGetValue(programId, out var read))
            return read;

        var rows = await termsRepository.GetAllAsync(query => query.Where(terms => terms.ProgramId == programId),
            cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.ProductTermsByProgramCacheKey, programId));

        return _read[programId] = rows.ToDictionary(terms => terms.ProductId);
    }

    /// <summary>
    /// Gets the products that earn otherwise than a program's rate says
    /// </summary>
    public async Task<EarningExceptions> GetExceptionsAsync(LoyaltyProgram program)
    {
        return EarningExceptions.Of(program, await GetByProgramAsync(program.Id));
    }

    /// <summary>
    /// Finds what is wrong with terms: by themselves, and with the tiers that they name
    /// </summary>
    public async Task<IReadOnlyList<ProductTermsFault>> FindFaultsAsync(ProductTerms terms)
    {
        var named = IdList.Parse(terms.TierIds);
        var tiers = named.Count == 0 ? [] : await tierRepository.Value.GetAllAsync(query => query.Where(tier => tier.ProgramId == terms.ProgramId));

        return ProductTermsCheck.Faults(terms, named.Except(tiers.Select(tier => tier.Id)).Any());
    }

    /// <summary>
    /// Saves what a program says of a product
    /// </summary>
    /// <returns>It, as it is stored; or the first fault, by its field</returns>
    public async Task<Result<ProductTerms>> SaveAsync(ProductTerms terms, string actor)
    {
        Normalise(terms);
        if ((await FindFaultsAsync(terms)).FirstOrDefault() is { } fault)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, fault.Message, fault.Field);

        var stored = (await FindAsync([terms.ProgramId], [terms.ProductId])).FirstOrDefault();
        if (stored is null ? terms.IsEmpty : !Differ(stored, terms))
            return terms;

        var (before, after) = EntityChanges.Between(stored, Draft(terms, stored?.Id ?? 0));

        terms.Id = stored?.Id ?? 0;
        terms.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        _read.Remove(terms.ProgramId);
        if (stored is null)
        {
            try
            {
                using var scope = LedgerScope.Open();
                await termsRepository.InsertAsync(terms, false);
                scope.Complete();
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
            {
                // somebody else was the first to say something of the product: what is saved last holds
                if ((await FindAsync([terms.ProgramId], [terms.ProductId])).Count == 0)
                    throw;

                return await SaveAsync(Draft(terms, 0), actor);
            }
            await staticCacheManager.RemoveAsync(LoyaltyDefaults.ProductTermsByProgramCacheKey, terms.ProgramId);
        }
        else
        {
            await termsRepository.UpdateAsync(terms);
        }
        await auditService.Value.LogAsync(actor, stored is null ? AuditActions.Create : AuditActions.Update, terms, before, after);

        return terms;
    }

    /// <summary>
    /// Finds products, by their names
    /// </summary>
    public async Task<IPagedList<Product>> SearchAsync(ProductSearch search, int pageIndex, int pageSize)
    {
        var (categories, manufacturers) = (categoryRepository.Value.Table, manufacturerRepository.Value.Table);
        var categoryIds = search.CategoryId == 0 ? [] : (await categoryService.Value.GetChildCategoryIdsAsync(search.CategoryId, showHidden: true)).Append(search.CategoryId).ToList();

        return await productRepository.Value.GetAllPagedAsync(query =>
        {
            var terms = termsRepository.Table;
            query = query.Where(product => !product.Deleted);
            if (!string.IsNullOrWhiteSpace(search.Name))
                query = query.Where(product => product.Name.Contains(search.Name));
            if (!string.IsNullOrWhiteSpace(search.Sku))
                query = query.Where(product => product.Sku.Contains(search.Sku));
            if (search.CategoryId > 0)
                query = query.Where(product => categories.Any(row => row.ProductId == product.Id && categoryIds.Contains(row.CategoryId)));
            if (search.ManufacturerId > 0)
                query = query.Where(product => manufacturers.Any(row => row.ProductId == product.Id && row.ManufacturerId == search.ManufacturerId));
            if (search.OnlySaid)
                query = query.Where(product => terms.Any(row => row.ProgramId == search.ProgramId && row.ProductId == product.Id));

            return query.OrderBy(product => product.Name).ThenBy(product => product.Id);
        }, pageIndex, pageSize);
    }

    /// <summary>
    /// Whether two say different things of a product
    /// </summary>
    public static bool Differ(ProductTerms one, ProductTerms other)
    {
        return Said(one) != Said(other);

        static (long, decimal, bool, bool, string, int, decimal) Said(ProductTerms terms) => (terms.PointsPrice, terms.FollowRate, terms.PointsOnly,
            terms.PayableWithPoints || terms.PointsOnly, terms.TierIds ?? string.Empty, terms.EarningId, terms.Earning == ProductEarning.Multiplied ? terms.EarnMultiplier : 1);
    }

    private static void Normalise(ProductTerms terms)
    {
        terms.PayableWithPoints |= terms.PointsOnly;
        if (string.IsNullOrEmpty(terms.TierIds))
            terms.TierIds = null;
        if (terms.Earning != ProductEarning.Multiplied)
            terms.EarnMultiplier = 1;
    }

    private static ProductTerms Draft(ProductTerms terms, int id)
    {
        return new ProductTerms
        {
            Id = id,
            ProgramId = terms.ProgramId,
            ProductId = terms.ProductId,
            PointsPrice = terms.PointsPrice,
            FollowRate = terms.FollowRate,
            PointsOnly = terms.PointsOnly,
            PayableWithPoints = terms.PayableWithPoints,
            TierIds = terms.TierIds,
            EarningId = terms.EarningId,
            EarnMultiplier = terms.EarnMultiplier,
            UpdatedOnUtc = terms.UpdatedOnUtc
        };
    }
}
