namespace Nop.Services.Orders;

public partial class OrderTotalCalculationService
{
    public virtual async Task<(decimal adjustedShippingRate, List<Discount> appliedDiscounts)> AdjustShippingRateAsync(decimal shippingRate,
        IList<ShoppingCartItem> cart, bool applyToPickupInStore = false)
    {
        if (await IsFreeShippingAsync(cart))
            return (decimal.Zero, new List<Discount>());

        foreach (var item in cart)
            shippingRate += await shippingService.GetAdditionalShippingChargeAsync(item);

        var (discountAmount, appliedDiscounts) = await GetBestDiscountAsync(await GetCustomerAsync(cart), DiscountType.AssignedToShipping, shippingRate);
        return (await RoundAsync(Positive(shippingRate - await RoundAsync(discountAmount))), appliedDiscounts);
    }

    public virtual async Task<bool> IsFreeShippingAsync(IList<ShoppingCartItem> cart, decimal? subTotal = null)
    {
        var customer = await GetCustomerAsync(cart);
        if (customer != null && (await customerService.GetCustomerRolesAsync(customer)).Any(role => role.FreeShipping))
            return true;

        var allFree = true;
        foreach (var item in cart)
            allFree = allFree && await shippingService.IsFreeShippingAsync(item);
        if (allFree)
            return true;

        if (!shippingSettings.FreeShippingOverXEnabled)
            return false;

        subTotal ??= (await GetShoppingCartSubTotalAsync(cart, shippingSettings.FreeShippingOverXIncludingTax)).subTotalWithDiscount;
        return subTotal > shippingSettings.FreeShippingOverXValue;
    }

    public virtual async Task<decimal?> GetShoppingCartShippingTotalAsync(IList<ShoppingCartItem> cart)
    {
        var includingTax = taxSettings.TaxDisplayType == Core.Domain.Tax.TaxDisplayType.IncludingTax;
        return (await GetShoppingCartShippingTotalAsync(cart, includingTax)).shippingTotal;
    }

    public virtual async Task<(decimal? shippingTotal, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalAsync(
        IList<ShoppingCartItem> cart, bool includingTax)
    {
        var totals = await GetShoppingCartShippingTotalsAsync(cart);
        return (includingTax ? totals.shippingTotalInclTax : totals.shippingTotaExclTax, totals.taxRate, totals.appliedDiscounts);
    }

    public virtual async Task<(decimal? shippingTotalInclTax, decimal? shippingTotaExclTax, decimal taxRate, List<Discount> appliedDiscounts)> GetShoppingCartShippingTotalsAsync(
        IList<ShoppingCartItem> cart)
    {
        if (await IsFreeShippingAsync(cart))
            return (decimal.Zero, decimal.Zero, decimal.Zero, new List<Discount>());

        var customer = await GetCustomerAsync(cart);
        var rate = await GetChosenRateAsync(cart, customer);
        if (rate is null)
            return (null, null, decimal.Zero, new List<Discount>());

        var (shippingTotal, appliedDiscounts) = await AdjustShippingRateAsync(rate.Value, cart);
        var (inclTax, taxRate) = await taxService.GetShippingPriceAsync(shippingTotal, true, customer);
        var (exclTax, _) = await taxService.GetShippingPriceAsync(shippingTotal, false, customer);
        return (await RoundAsync(inclTax), await RoundAsync(exclTax), taxRate, appliedDiscounts);
    }

    //what the shopper chose; before that, the one rate there is to choose
    private async Task<decimal?> GetChosenRateAsync(IList<ShoppingCartItem> cart, Customer customer)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        if (customer != null)
        {
            var option = await genericAttributeService
                .GetAttributeAsync<ShippingOption>(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, store.Id);
            if (option != null)
                return option.Rate;
        }

        var address = customer is null ? null : await customerService.GetCustomerShippingAddressAsync(customer);
        var rates = (await shippingService.GetShippingOptionsAsync(cart, address, customer, storeId: store.Id))
            .ShippingOptions.Select(option => option.Rate).Distinct().ToList();
        return rates.Count == 1 ? rates[0] : null;
    }
}
