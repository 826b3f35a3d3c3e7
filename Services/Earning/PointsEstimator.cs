using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Configuration;
using Nop.Services.Orders;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what a purchase would earn, with the formula that books it
/// </summary>
public class PointsEstimator : IPointsEstimator
{
    private readonly EarningExclusions _exclusions;
    private readonly IMemberService _memberService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPriceCalculationService _priceCalculationService;
    private readonly IProductService _productService;
    private readonly IProgramService _programService;
    private readonly ISettingService _settingService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly ITaxService _taxService;
    private readonly ITierService _tierService;
    private readonly RedemptionLifecycle _lifecycle;

    public PointsEstimator(EarningExclusions exclusions,
        IMemberService memberService,
        IOrderTotalCalculationService orderTotalCalculationService,
        IPriceCalculationService priceCalculationService,
        IProductService productService,
        IProgramService programService,
        ISettingService settingService,
        IShoppingCartService shoppingCartService,
        ITaxService taxService,
        ITierService tierService,
        RedemptionLifecycle lifecycle)
    {
        _exclusions = exclusions;
        _memberService = memberService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _priceCalculationService = priceCalculationService;
        _productService = productService;
        _programService = programService;
        _settingService = settingService;
        _shoppingCartService = shoppingCartService;
        _taxService = taxService;
        _tierService = tierService;
        _lifecycle = lifecycle;
    }

    /// <inheritdoc />
    public async Task<long> EstimateForProductAsync(Product product, Customer customer, Store store, int quantity = 1)
    {
        if (await GetTermsAsync(customer, store) is not { } terms)
            return 0;

        if (await (await _exclusions.LoadAsync([product.Id])).IsExcludedAsync(product.Id, terms.Program.ExcludedProductIds, terms.Program.ExcludedCategoryIds))
            return 0;

        var (_, price, _, _) = await _priceCalculationService.GetFinalPriceAsync(product, customer, store, 0, true, quantity);
        var (taxed, _) = await _taxService.GetProductPriceAsync(product, price, terms.Terms.IncludeTax, customer);

        return PointsFor(new OrderFigures { SubtotalInclTax = taxed * quantity, SubtotalExclTax = taxed * quantity }, terms.Terms);
    }

    /// <inheritdoc />
    public async Task<long> EstimateForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        if (cart.Count == 0 || await GetTermsAsync(customer, store) is not { } terms)
            return 0;

        var (subtotalDiscount, _, subtotal, _, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, terms.Terms.IncludeTax);
        var (_, orderDiscount, _, _, _, _) = await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
        var shipping = terms.Terms.IncludeShipping
            ? (await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, terms.Terms.IncludeTax)).shippingTotal ?? 0
            : 0;

        var excluded = await GetExcludedAsync(cart, customer, terms);

        return PointsFor(new OrderFigures
        {
            SubtotalInclTax = subtotal,
            SubtotalExclTax = subtotal,
            SubtotalDiscountInclTax = subtotalDiscount,
            SubtotalDiscountExclTax = subtotalDiscount,
            ShippingInclTax = shipping,
            ShippingExclTax = shipping,
            OrderDiscount = orderDiscount,
            PaidWithPoints = await GetPaidWithPointsAsync(customer, store),
            ExcludedInclTax = excluded,
            ExcludedExclTax = excluded
        }, terms.Terms);
    }

    private async Task<decimal> GetExcludedAsync(IList<ShoppingCartItem> cart, Customer customer, ProgramTerms terms)
    {
        var loaded = await _exclusions.LoadAsync(cart.Select(item => item.ProductId).ToList());
        var excluded = 0m;
        foreach (var item in cart)
        {
            if (!await loaded.IsExcludedAsync(item.ProductId, terms.Program.ExcludedProductIds, terms.Program.ExcludedCategoryIds))
                continue;

            var (price, _, _, _) = await _shoppingCartService.GetSubTotalAsync(item, true);
            var product = await _productService.GetProductByIdAsync(item.ProductId);
            excluded += (await _taxService.GetProductPriceAsync(product, price, terms.Terms.IncludeTax, customer)).price;
        }

        return excluded;
    }

    private async Task<decimal> GetPaidWithPointsAsync(Customer customer, Store store)
    {
        return customer is null ? 0 : (await _lifecycle.GetLiveAsync(customer.Id, store.Id)).Sum(redemption => redemption.Amount);
    }

    private static long PointsFor(OrderFigures figures, EarnTerms terms)
    {
        return EarnFormula.PointsFor(EarnFormula.Base(figures, terms), terms.PointsPerCurrencyUnit, terms.EarnMultiplier);
    }

    private async Task<ProgramTerms> GetTermsAsync(Customer customer, Store store)
    {
        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(store.Id);
        var program = settings.Enabled ? await _programService.GetDefaultProgramAsync(store.Id) : null;
        if (program is null)
            return null;

        var member = customer is null ? null : await _memberService.GetMemberAsync(program.Id, customer.Id);
        if (member is not null && member.Status != MemberStatus.Active)
            return null;

        var tiers = await _tierService.GetTiersAsync(program.Id);
        var tier = tiers.FirstOrDefault(row => row.Id == member?.TierId) ?? TierLadder.TierFor(tiers, 0);

        return new ProgramTerms(program, OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, DateTime.UtcNow));
    }

    private sealed record ProgramTerms(LoyaltyProgram Program, EarnTerms Terms);
}
