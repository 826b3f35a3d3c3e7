using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;

namespace Nop.Plugin.Misc.Loyalty.Services.Products;

/// <summary>
/// What many products are to cost in points: so many for each amount of their price
/// </summary>
/// <param name="Points">Points for the amount</param>
/// <param name="Amount">Amount of the price in the primary store currency</param>
/// <param name="PointsOnly">Whether only points buy them</param>
public sealed record BulkPrice(long Points, decimal Amount, bool PointsOnly);

/// <summary>
/// Gives many products a price in points at once
/// </summary>
public class ProductTermsBulk(ProductTermsService terms)
{
    private const int PART = 200;

    private readonly ProductTermsService _terms = terms;

    /// <summary>
    /// The price in points of a product; a part of a point counts as one
    /// </summary>
    public static long PriceOf(decimal price, BulkPrice wanted)
    {
        var points = wanted.Amount <= 0 ? 0 : Math.Ceiling(price / wanted.Amount * wanted.Points);

        return points is > 0 and <= LoyaltyDefaults.MaxPoints ? (long)points : 0;
    }

    /// <summary>
    /// Prices the products that a search finds. Those without a price in money keep what they have
    /// </summary>
    /// <returns>Number of products that cost something else, or are sold otherwise, than before</returns>
    public async Task<int> SetAsync(ProductSearch search, BulkPrice wanted, string actor)
    {
        var changed = 0;
        for (var page = 0; ; page++)
        {
            var products = await _terms.SearchAsync(search, page, PART);
            var said = (await _terms.FindAsync([search.ProgramId], products.Select(product => product.Id).ToList())).ToDictionary(terms => terms.ProductId);
            foreach (var product in products)
            {
                var points = PriceOf(product.Price, wanted);
                if (points == 0)
                    continue;

                var before = said.GetValueOrDefault(product.Id) ?? new ProductTerms();
                var terms = new ProductTerms
                {
                    ProgramId = search.ProgramId,
                    ProductId = product.Id,
                    PointsPrice = points,
                    PointsOnly = wanted.PointsOnly,
                    PayableWithPoints = true,
                    TierIds = before.TierIds,
                    EarningId = before.EarningId,
                    EarnMultiplier = before.EarnMultiplier
                };
                if (ProductTermsService.Differ(before, terms) && (await _terms.SaveAsync(terms, actor)).Success)
                    changed++;
            }
            if (products.Count < PART)
                return changed;
        }
    }
}
