using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
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
    private readonly IMemberService _memberService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPriceCalculationService _priceCalculationService;
    private readonly IProgramService _programService;
    private readonly ISettingService _settingService;
    private readonly ITaxService _taxService;
    private readonly ITierService _tierService;

    public PointsEstimator(IMemberService memberService,
        IOrderTotalCalculationService orderTotalCalculationService,
        IPriceCalculationService priceCalculationService,
        IProgramService programService,
        ISettingService settingService,
        ITaxService taxService,
        ITierService tierService)
    {
        _memberService = memberService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _priceCalculationService = priceCalculationService;
        _programService = programService;
        _settingService = settingService;
        _taxService = taxService;
        _tierService = tierService;
    }

    /// <inheritdoc />
    public async Task<long> EstimateForProductAsync(Product product, Customer customer, Store store, int quantity = 1)
    {
        if (await GetTermsAsync(customer, store) is not { } terms)
            return 0;

        var (_, price, _, _) = await _priceCalculationService.GetFinalPriceAsync(product, customer, store, 0, true, quantity);
        var (taxed, _) = await _taxService.GetProductPriceAsync(product, price, terms.IncludeTax, customer);

        return PointsFor(new OrderFigures { SubtotalInclTax = taxed * quantity, SubtotalExclTax = taxed * quantity }, terms);
    }

    /// <inheritdoc />
    public async Task<long> EstimateForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        if (cart.Count == 0 || await GetTermsAsync(customer, store) is not { } terms)
            return 0;

        var (subtotalDiscount, _, subtotal, _, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, terms.IncludeTax);
        var (_, orderDiscount, _, _, _, _) = await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
        var shipping = terms.IncludeShipping
            ? (await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, terms.IncludeTax)).shippingTotal ?? 0
            : 0;

        return PointsFor(new OrderFigures
        {
            SubtotalInclTax = subtotal,
            SubtotalExclTax = subtotal,
            SubtotalDiscountInclTax = subtotalDiscount,
            SubtotalDiscountExclTax = subtotalDiscount,
            ShippingInclTax = shipping,
            ShippingExclTax = shipping,
            OrderDiscount = orderDiscount
        }, terms);
    }

    private static long PointsFor(OrderFigures figures, EarnTerms terms)
    {
        return EarnFormula.PointsFor(EarnFormula.Base(figures, terms), terms.PointsPerCurrencyUnit, terms.EarnMultiplier);
    }

    private async Task<EarnTerms> GetTermsAsync(Customer customer, Store store)
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

        return OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1);
    }
}
