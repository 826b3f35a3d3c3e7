using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Core.Domain.Tax;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what buying a product would earn, from the price that the store has worked out for the page already. Neither the database nor the store's
/// price service is asked for it, so that a page full of products costs what a page without points costs
/// </summary>
public class ProductEstimates(CatalogPlaces places,
    EstimateTerms terms,
    ICurrencyService currencyService,
    Lazy<IProductService> productService,
    Lazy<ITaxService> taxService,
    IWorkContext workContext,
    Lazy<RuleEstimates> ruleEstimates,
    ShoppingCartSettings shoppingCartSettings,
    TaxSettings taxSettings)
{
    // what conversion there and back leaves behind; prices have four decimals
    private const int PRICE_DECIMALS = 4;
    private const int MONEY_DECIMALS = 2;

    private readonly Dictionary<(int TaxCategoryId, bool Exempt), decimal> _taxRates = [];

    /// <summary>
    /// Whether a customer can earn anything in a store
    /// </summary>
    public async Task<bool> CanEarnAsync(Customer customer, Store store)
    {
        return (await terms.GetAsync(customer, store)).Count > 0;
    }

    /// <summary>
    /// Estimates the points for buying a product: by its price, and by the earning rules that look at products. What a rule gives for an order as
    /// a whole counts for the cart alone
    /// </summary>
    /// <param name="productId">The product</param>
    /// <param name="quantity">How many pieces</param>
    /// <param name="shownPrice">The price of one as the page shows it: in the working currency, with or without tax as the store shows prices</param>
    /// <param name="customer">Who would buy</param>
    /// <param name="store">Where</param>
    public Task<IList<PointsEstimate>> EstimateAsync(int productId, int quantity, decimal shownPrice, Customer customer, Store store)
    {
        return shownPrice <= 0
            ? Task.FromResult<IList<PointsEstimate>>([])
            : EstimateAsync(productId, quantity, async includeTax => await AmountAsync(productId, shownPrice, includeTax, customer), customer, store);
    }

    /// <summary>
    /// Estimates the points for buying a product at a price that was worked out for what was chosen
    /// </summary>
    /// <param name="product">The product</param>
    /// <param name="quantity">How many pieces</param>
    /// <param name="unitPrice">The price of one as the store works with it, in the primary store currency</param>
    /// <param name="customer">Who would buy</param>
    /// <param name="store">Where</param>
    public Task<IList<PointsEstimate>> EstimateAsync(Product product, int quantity, decimal unitPrice, Customer customer, Store store)
    {
        return EstimateAsync(product.Id, quantity, async includeTax => (await taxService.Value.GetProductPriceAsync(product, unitPrice, includeTax, customer)).price, customer, store);
    }

    private async Task<IList<PointsEstimate>> EstimateAsync(int productId, int quantity, Func<bool, Task<decimal>> getAmount, Customer customer, Store store)
    {
        var programs = await terms.GetAsync(customer, store);
        if (programs.Count == 0)
            return [];

        var place = (await places.GetAsync([productId]))[productId];
        var estimates = new List<PointsEstimate>();
        decimal? priced = null;
        foreach (var terms in programs)
        {
            if (place.IsExcluded(productId, terms.Exceptions))
                continue;

            // the settings of a store are the same for all its programs
            var amount = priced ??= await getAmount(terms.Terms.IncludeTax) * quantity;
            var extra = amount * (terms.Exceptions.MultiplierOf(productId) - 1);
            var figures = new OrderFigures { SubtotalInclTax = amount, SubtotalExclTax = amount, ExtraInclTax = extra, ExtraExclTax = extra };
            var rules = terms.Rules.Where(rule => RuleEstimates.SpeaksOfProducts(rule.Definition)).ToList();
            var points = PointsEstimator.PointsFor(figures, terms.Terms)
                + await ruleEstimates.Value.EstimateAsync(terms, rules, [new PricedLine(productId, quantity, amount)], amount, customer, store);
            if (points > 0)
                estimates.Add(new PointsEstimate(terms.Program, points));
        }

        return estimates;
    }

    /// <summary>
    /// Gets the price of a product as its catalogue keeps it, from that which a page shows
    /// </summary>
    public Task<decimal> CataloguePriceAsync(int productId, decimal shownPrice, Customer customer)
    {
        return AmountAsync(productId, shownPrice, taxSettings.PricesIncludeTax, customer);
    }

    private async Task<decimal> AmountAsync(int productId, decimal shownPrice, bool includeTax, Customer customer)
    {
        var currency = await workContext.GetWorkingCurrencyAsync();
        var amount = Math.Round(await currencyService.ConvertToPrimaryStoreCurrencyAsync(shownPrice, currency), PRICE_DECIMALS);
        var showsTax = await workContext.GetTaxDisplayTypeAsync() == TaxDisplayType.IncludingTax;
        if (showsTax == includeTax)
            return amount;

        var product = await productService.Value.GetProductByIdAsync(productId);
        if (product is null)
            return amount;

        var factor = 1 + await TaxRateAsync(product, amount, customer) / 100;
        var taxed = includeTax ? amount * factor : amount / factor;

        return shoppingCartSettings.RoundPricesDuringCalculation ? Math.Round(taxed, MONEY_DECIMALS, MidpointRounding.AwayFromZero) : taxed;
    }

    /// <summary>
    /// The store's tax rate in percent, asked for once a kind of product
    /// </summary>
    private async Task<decimal> TaxRateAsync(Product product, decimal amount, Customer customer)
    {
        var kind = (product.TaxCategoryId, product.IsTaxExempt);
        if (!_taxRates.TryGetValue(kind, out var rate))
            _taxRates[kind] = rate = (await taxService.Value.GetProductPriceAsync(product, amount, true, customer)).taxRate;

        return rate;
    }
}
