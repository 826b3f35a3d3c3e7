using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// The products that earn otherwise than a program's rate says: as the program says today, or as an order's first award kept it
/// </summary>
public sealed class EarningExceptions
{
    private readonly HashSet<int> _productIds;
    private readonly Func<int, decimal?> _multiplierOf;

    private EarningExceptions(string productIds, string categoryIds, Func<int, decimal?> multiplierOf)
    {
        _productIds = IdList.Parse(productIds).ToHashSet();
        _multiplierOf = multiplierOf;
        CategoryIds = IdList.Parse(categoryIds).ToHashSet();
    }

    /// <summary>
    /// Categories whose products earn nothing, with all below them
    /// </summary>
    public IReadOnlySet<int> CategoryIds { get; }

    /// <summary>
    /// As an order's first award kept them
    /// </summary>
    public static EarningExceptions Of(OrderAward award)
    {
        var multipliers = (award.ProductMultipliers ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':'))
            .ToDictionary(pair => int.Parse(pair[0], CultureInfo.InvariantCulture), pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));

        return new EarningExceptions(award.ExcludedProductIds, award.ExcludedCategoryIds,
            productId => multipliers.TryGetValue(productId, out var multiplier) ? multiplier : null);
    }

    /// <summary>
    /// As a program says today
    /// </summary>
    /// <param name="program">The program</param>
    /// <param name="products">What it says of products</param>
    public static EarningExceptions Of(LoyaltyProgram program, IReadOnlyDictionary<int, ProductTerms> products)
    {
        return new EarningExceptions(program.ExcludedProductIds, program.ExcludedCategoryIds, productId => products.GetValueOrDefault(productId)?.Earning switch
        {
            ProductEarning.None => 0,
            ProductEarning.Multiplied => products[productId].EarnMultiplier,
            _ => null
        });
    }

    /// <summary>
    /// Whether a product by itself earns nothing, whatever its categories
    /// </summary>
    public bool LeavesOut(int productId)
    {
        return _productIds.Contains(productId) || _multiplierOf(productId) == 0;
    }

    /// <summary>
    /// What the points of a product are multiplied with
    /// </summary>
    public decimal MultiplierOf(int productId)
    {
        return _multiplierOf(productId) ?? 1;
    }

    /// <summary>
    /// Keeps them with an order's first award, as far as they concern the order's products
    /// </summary>
    public void KeepIn(OrderAward award, IEnumerable<int> productIds)
    {
        var ordered = productIds.Distinct().Order().ToList();
        var multiplied = ordered.Where(productId => !LeavesOut(productId) && MultiplierOf(productId) != 1)
            .Select(productId => FormattableString.Invariant($"{productId}:{MultiplierOf(productId):0.####}")).ToList();
        award.ExcludedProductIds = Text(IdList.Format(_productIds.Union(ordered.Where(LeavesOut))));
        award.ExcludedCategoryIds = Text(IdList.Format(CategoryIds));
        award.ProductMultipliers = Text(string.Join(',', multiplied));
    }

    private static string Text(string list)
    {
        return list.Length == 0 ? null : list;
    }
}
