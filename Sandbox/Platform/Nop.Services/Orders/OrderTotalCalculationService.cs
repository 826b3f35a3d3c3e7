using Nop.Core.Domain.Tax;
using Nop.Services.Common;
using Nop.Services.Discounts;
using Nop.Services.Payments;
using Nop.Services.Shipping;
using Nop.Services.Tax;

namespace Nop.Services.Orders;

public partial class OrderTotalCalculationService(
    CatalogSettings catalogSettings,
    IAddressService addressService,
    ICustomerService customerService,
    IDiscountService discountService,
    IGenericAttributeService genericAttributeService,
    IGiftCardService giftCardService,
    IOrderService orderService,
    IPaymentService paymentService,
    IPriceCalculationService priceCalculationService,
    IProductService productService,
    IShippingService shippingService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    ITaxService taxService,
    ShippingSettings shippingSettings,
    ShoppingCartSettings shoppingCartSettings,
    TaxSettings taxSettings) : IOrderTotalCalculationService
{
    public virtual async Task<(decimal discountAmount, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscount, decimal subTotalWithDiscount, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalAsync(IList<ShoppingCartItem> cart,
        bool includingTax)
    {
        var totals = await GetShoppingCartSubTotalsAsync(cart);
        return includingTax
            ? (totals.discountAmountInclTax, totals.appliedDiscounts, totals.subTotalWithoutDiscountInclTax, totals.subTotalWithDiscountInclTax, totals.taxRates)
            : (totals.discountAmountExclTax, totals.appliedDiscounts, totals.subTotalWithoutDiscountExclTax, totals.subTotalWithDiscountExclTax, totals.taxRates);
    }

    public virtual async Task<(decimal discountAmountInclTax, decimal discountAmountExclTax, List<Discount> appliedDiscounts, decimal subTotalWithoutDiscountInclTax, decimal subTotalWithoutDiscountExclTax, decimal subTotalWithDiscountInclTax, decimal subTotalWithDiscountExclTax, SortedDictionary<decimal, decimal> taxRates)> GetShoppingCartSubTotalsAsync(IList<ShoppingCartItem> cart)
    {
        var taxRates = new SortedDictionary<decimal, decimal>();
        if (!cart.Any())
            return (decimal.Zero, decimal.Zero, new List<Discount>(), decimal.Zero, decimal.Zero, decimal.Zero, decimal.Zero, taxRates);

        var customer = await GetCustomerAsync(cart);
        var (fullInclTax, fullExclTax) = await SumItemsAsync(cart, customer, taxRates);

        //the discount is worked out without tax and takes its share of every tax rate
        var (discountExclTax, appliedDiscounts) = await GetBestDiscountAsync(customer, DiscountType.AssignedToOrderSubTotal, fullExclTax);
        discountExclTax = Math.Min(discountExclTax, fullExclTax);
        var discountInclTax = discountExclTax;
        var discountedExclTax = fullExclTax - discountExclTax;
        var discountedInclTax = discountedExclTax;
        foreach (var (rate, tax) in taxRates.ToArray())
        {
            var discountTax = fullExclTax > decimal.Zero ? tax * (discountExclTax / fullExclTax) : decimal.Zero;
            discountInclTax += discountTax;
            taxRates[rate] = await RoundAsync(tax - discountTax);
            discountedInclTax += taxRates[rate];
        }

        return (await RoundAsync(discountInclTax), await RoundAsync(discountExclTax), appliedDiscounts, fullInclTax, fullExclTax,
            await RoundAsync(Positive(discountedInclTax)), await RoundAsync(Positive(discountedExclTax)), taxRates);
    }

    public virtual async Task<(decimal taxTotal, SortedDictionary<decimal, decimal> taxRates)> GetTaxTotalAsync(IList<ShoppingCartItem> cart, bool usePaymentMethodAdditionalFee = true)
    {
        ArgumentNullException.ThrowIfNull(cart);

        var taxRates = new SortedDictionary<decimal, decimal>((await GetShoppingCartSubTotalAsync(cart, false)).taxRates);
        if (taxSettings.ShippingIsTaxable)
        {
            var shipping = await GetShoppingCartShippingTotalsAsync(cart);
            AddTax(taxRates, shipping.taxRate, (shipping.shippingTotalInclTax - shipping.shippingTotaExclTax) ?? decimal.Zero);
        }

        if (usePaymentMethodAdditionalFee && taxSettings.PaymentMethodAdditionalFeeIsTaxable)
        {
            var fee = await GetPaymentFeeAsync(cart);
            AddTax(taxRates, fee.taxRate, fee.inclTax - fee.exclTax);
        }

        if (taxRates.Count == 0)
            taxRates.Add(decimal.Zero, decimal.Zero);

        return (await RoundAsync(Positive(taxRates.Values.Sum())), taxRates);
    }

    public virtual async Task<(decimal? shoppingCartTotal, decimal discountAmount, List<Discount> appliedDiscounts, List<AppliedGiftCard> appliedGiftCards, int redeemedRewardPoints, decimal redeemedRewardPointsAmount)> GetShoppingCartTotalAsync(IList<ShoppingCartItem> cart,
        bool? useRewardPoints = null, bool usePaymentMethodAdditionalFee = true)
    {
        var subTotal = (await GetShoppingCartSubTotalAsync(cart, false)).subTotalWithDiscount;
        var shipping = (await GetShoppingCartShippingTotalAsync(cart, false)).shippingTotal;
        var fee = usePaymentMethodAdditionalFee ? (await GetPaymentFeeAsync(cart)).exclTax : decimal.Zero;
        var tax = (await GetTaxTotalAsync(cart, usePaymentMethodAdditionalFee)).taxTotal;

        var total = await RoundAsync(subTotal + (shipping ?? decimal.Zero) + fee + tax);
        var customer = await GetCustomerAsync(cart);
        var (discountAmount, appliedDiscounts) = await GetBestDiscountAsync(customer, DiscountType.AssignedToOrderTotal, total);
        discountAmount = Math.Min(await RoundAsync(discountAmount), total);
        total = await RoundAsync(Positive(total - discountAmount));

        //gift cards are money: they pay what the discounts leave
        var giftCards = await GetGiftCardsAsync(cart, customer, total);
        total = await RoundAsync(Positive(total - giftCards.Sum(card => card.AmountCanBeUsed)));

        //without a price for the delivery there is no total
        return (shipping.HasValue ? total : null, discountAmount, appliedDiscounts, giftCards, 0, decimal.Zero);
    }

    private async Task<List<AppliedGiftCard>> GetGiftCardsAsync(IList<ShoppingCartItem> cart, Customer customer, decimal total)
    {
        var applied = new List<AppliedGiftCard>();
        if (customer is null || await shoppingCartService.ShoppingCartIsRecurringAsync(cart))
            return applied;

        foreach (var card in await giftCardService.GetActiveGiftCardsAppliedByCustomerAsync(customer))
        {
            if (total <= decimal.Zero)
                break;

            var amount = Math.Min(total, await giftCardService.GetGiftCardRemainingAmountAsync(card));
            applied.Add(new AppliedGiftCard { GiftCard = card, AmountCanBeUsed = amount });
            total -= amount;
        }

        return applied;
    }

    private async Task<Customer> GetCustomerAsync(IList<ShoppingCartItem> cart) =>
        await customerService.GetCustomerByIdAsync(cart.FirstOrDefault()?.CustomerId ?? 0);

    private async Task<(decimal inclTax, decimal exclTax)> SumItemsAsync(IList<ShoppingCartItem> cart, Customer customer,
        SortedDictionary<decimal, decimal> taxRates)
    {
        var sumInclTax = decimal.Zero;
        var sumExclTax = decimal.Zero;
        foreach (var item in cart)
        {
            var itemTotal = (await shoppingCartService.GetSubTotalAsync(item, true)).subTotal;
            var product = await productService.GetProductByIdAsync(item.ProductId);
            var (exclTax, taxRate) = await taxService.GetProductPriceAsync(product, itemTotal, false, customer);
            var (inclTax, _) = await taxService.GetProductPriceAsync(product, itemTotal, true, customer);
            sumInclTax += inclTax;
            sumExclTax += exclTax;
            AddTax(taxRates, taxRate, inclTax - exclTax);
        }

        return (await RoundAsync(Positive(sumInclTax)), await RoundAsync(Positive(sumExclTax)));
    }

    private async Task<(decimal inclTax, decimal exclTax, decimal taxRate)> GetPaymentFeeAsync(IList<ShoppingCartItem> cart)
    {
        var customer = await GetCustomerAsync(cart);
        if (customer is null)
            return default;

        var store = await storeContext.GetCurrentStoreAsync();
        var methodName = await genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        var fee = await paymentService.GetAdditionalHandlingFeeAsync(cart, methodName);
        var (inclTax, taxRate) = await taxService.GetPaymentMethodAdditionalFeeAsync(fee, true, customer);
        var (exclTax, _) = await taxService.GetPaymentMethodAdditionalFeeAsync(fee, false, customer);
        return (inclTax, exclTax, taxRate);
    }

    //the best single discount, or all that add up when they come to more
    private async Task<(decimal amount, List<Discount> applied)> GetBestDiscountAsync(Customer customer, DiscountType type, decimal amount)
    {
        if (catalogSettings.IgnoreDiscounts || customer is null)
            return (decimal.Zero, new List<Discount>());

        var couponCodes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        var allowed = new List<Discount>();
        foreach (var discount in await discountService.GetAllDiscountsAsync(type))
            if (!discountService.ContainsDiscount(allowed, discount) &&
                (await discountService.ValidateDiscountAsync(discount, customer, couponCodes)).IsValid)
                allowed.Add(discount);

        var applied = discountService.GetPreferredDiscount(allowed, amount, out var discountAmount);
        return (Positive(discountAmount), applied);
    }

    private static void AddTax(SortedDictionary<decimal, decimal> taxRates, decimal rate, decimal tax)
    {
        if (rate > decimal.Zero && tax > decimal.Zero)
            taxRates[rate] = taxRates.GetValueOrDefault(rate) + tax;
    }

    private async Task<decimal> RoundAsync(decimal amount) =>
        shoppingCartSettings.RoundPricesDuringCalculation ? await priceCalculationService.RoundPriceAsync(amount) : amount;

    private static decimal Positive(decimal amount) => Math.Max(amount, decimal.Zero);
}
