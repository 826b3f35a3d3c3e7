using System.Globalization;

namespace Nop.Services.Orders;

public partial class OrderTotalCalculationService
{
    //the coupons that count are those the customer holds now, and placing the order took them away
    public virtual async Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters, IList<ShoppingCartItem> restoredCart)
    {
        ArgumentNullException.ThrowIfNull(updateOrderParameters);

        var order = updateOrderParameters.UpdatedOrder;
        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        var taxRates = await UpdateSubTotalAsync(updateOrderParameters, restoredCart, customer);
        var shippingTaxRate = await UpdateShippingAsync(updateOrderParameters, restoredCart, customer);
        await UpdateTaxAsync(order, taxRates, shippingTaxRate);
        await UpdateTotalAsync(updateOrderParameters, customer);
    }

    private async Task<SortedDictionary<decimal, decimal>> UpdateSubTotalAsync(UpdateOrderParameters parameters,
        IList<ShoppingCartItem> restoredCart, Customer customer)
    {
        var inclTax = decimal.Zero;
        var exclTax = decimal.Zero;
        var taxRates = new SortedDictionary<decimal, decimal>();
        foreach (var cartItem in restoredCart)
        {
            var item = cartItem.Id == parameters.UpdatedOrderItem.Id
                ? WithNewPrices(parameters, cartItem.Quantity)
                : await orderService.GetOrderItemByIdAsync(cartItem.Id);
            inclTax += item.PriceInclTax;
            exclTax += item.PriceExclTax;
            AddTax(taxRates, TaxRateOf(item.PriceInclTax - item.PriceExclTax, item.PriceExclTax), item.PriceInclTax - item.PriceExclTax);
        }

        inclTax = Positive(inclTax);
        exclTax = Positive(exclTax);
        var (discountExclTax, discounts) = await GetBestDiscountAsync(customer, DiscountType.AssignedToOrderSubTotal, exclTax);
        discountExclTax = Math.Min(discountExclTax, exclTax);
        var discountInclTax = discountExclTax;
        foreach (var (rate, tax) in taxRates.ToArray())
        {
            var discountTax = exclTax > decimal.Zero ? tax * (discountExclTax / exclTax) : decimal.Zero;
            discountInclTax += discountTax;
            taxRates[rate] = tax - discountTax;
        }

        var order = parameters.UpdatedOrder;
        order.OrderSubtotalInclTax = await RoundAsync(inclTax);
        order.OrderSubtotalExclTax = await RoundAsync(exclTax);
        order.OrderSubTotalDiscountInclTax = await RoundAsync(discountInclTax);
        order.OrderSubTotalDiscountExclTax = await RoundAsync(discountExclTax);
        AddApplied(parameters, discounts);
        return taxRates;
    }

    private async Task<decimal> UpdateShippingAsync(UpdateOrderParameters parameters, IList<ShoppingCartItem> restoredCart, Customer customer)
    {
        var order = parameters.UpdatedOrder;
        order.OrderShippingInclTax = decimal.Zero;
        order.OrderShippingExclTax = decimal.Zero;
        if (!await shoppingCartService.ShoppingCartRequiresShippingAsync(restoredCart))
        {
            order.ShippingStatus = ShippingStatus.ShippingNotRequired;
            return decimal.Zero;
        }

        var subTotal = shippingSettings.FreeShippingOverXIncludingTax ? order.OrderSubtotalInclTax : order.OrderSubtotalExclTax;
        if (await IsFreeShippingAsync(restoredCart, subTotal))
            return decimal.Zero;

        var rate = await GetRateOfOrderAsync(parameters, restoredCart, customer);
        foreach (var item in restoredCart)
            rate += await shippingService.GetAdditionalShippingChargeAsync(item);
        var (discountAmount, discounts) = await GetBestDiscountAsync(customer, DiscountType.AssignedToShipping, rate);
        rate = Positive(rate - await RoundAsync(discountAmount));

        var (inclTax, taxRate) = await taxService.GetShippingPriceAsync(rate, true, customer);
        var (exclTax, _) = await taxService.GetShippingPriceAsync(rate, false, customer);
        order.OrderShippingInclTax = await RoundAsync(inclTax);
        order.OrderShippingExclTax = await RoundAsync(exclTax);
        order.ShippingStatus = order.ShippingStatus is ShippingStatus.ShippingNotRequired or ShippingStatus.NotYetShipped
            ? ShippingStatus.NotYetShipped
            : ShippingStatus.PartiallyShipped;
        AddApplied(parameters, discounts);
        return taxRate;
    }

    private async Task<decimal> GetRateOfOrderAsync(UpdateOrderParameters parameters, IList<ShoppingCartItem> restoredCart, Customer customer)
    {
        var order = parameters.UpdatedOrder;
        var store = await storeContext.GetCurrentStoreAsync();
        var address = await addressService.GetAddressByIdAsync(order.ShippingAddressId ?? 0);
        var response = await shippingService.GetShippingOptionsAsync(restoredCart, address, customer,
            order.ShippingRateComputationMethodSystemName, store.Id);
        if (!response.Success)
        {
            parameters.Warnings.AddRange(response.Errors);
            return decimal.Zero;
        }

        var option = response.ShippingOptions.FirstOrDefault(candidate => order.ShippingMethod?.Contains(candidate.Name) == true);
        if (option is null)
            parameters.Warnings.Add($"Shipping method {order.ShippingMethod} could not be loaded");
        return option?.Rate ?? decimal.Zero;
    }

    private async Task UpdateTaxAsync(Order order, SortedDictionary<decimal, decimal> taxRates, decimal shippingTaxRate)
    {
        if (taxSettings.ShippingIsTaxable)
            AddTax(taxRates, shippingTaxRate, order.OrderShippingInclTax - order.OrderShippingExclTax);
        if (taxSettings.PaymentMethodAdditionalFeeIsTaxable)
        {
            var feeTax = Positive(order.PaymentMethodAdditionalFeeInclTax - order.PaymentMethodAdditionalFeeExclTax);
            AddTax(taxRates, TaxRateOf(feeTax, order.PaymentMethodAdditionalFeeExclTax), feeTax);
        }

        if (taxRates.Count == 0)
            taxRates.Add(decimal.Zero, decimal.Zero);

        order.OrderTax = await RoundAsync(Positive(taxRates.Values.Sum()));
        order.TaxRates = string.Concat(taxRates.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value};   ")));
    }

    private async Task UpdateTotalAsync(UpdateOrderParameters parameters, Customer customer)
    {
        var order = parameters.UpdatedOrder;
        var total = order.OrderSubtotalExclTax - order.OrderSubTotalDiscountExclTax + order.OrderShippingExclTax +
            order.PaymentMethodAdditionalFeeExclTax + order.OrderTax;
        var (discountAmount, discounts) = await GetBestDiscountAsync(customer, DiscountType.AssignedToOrderTotal, total);
        discountAmount = Math.Min(await RoundAsync(discountAmount), total);
        total -= discountAmount;

        //a gift card pays no more than it paid before
        foreach (var usage in await giftCardService.GetGiftCardUsageHistoryAsync(order))
            total -= Math.Min(Positive(total), usage.UsedValue);

        order.OrderDiscount = discountAmount;
        order.OrderTotal = await RoundAsync(Positive(total));
        AddApplied(parameters, discounts);
    }

    private static OrderItem WithNewPrices(UpdateOrderParameters parameters, int quantity)
    {
        var item = parameters.UpdatedOrderItem;
        item.UnitPriceInclTax = parameters.PriceInclTax;
        item.UnitPriceExclTax = parameters.PriceExclTax;
        item.DiscountAmountInclTax = parameters.DiscountAmountInclTax;
        item.DiscountAmountExclTax = parameters.DiscountAmountExclTax;
        item.PriceInclTax = parameters.SubTotalInclTax;
        item.PriceExclTax = parameters.SubTotalExclTax;
        item.Quantity = quantity;
        return item;
    }

    private static decimal TaxRateOf(decimal tax, decimal exclTax) => exclTax > decimal.Zero ? Math.Round(100 * tax / exclTax, 3) : decimal.Zero;

    private void AddApplied(UpdateOrderParameters parameters, List<Discount> discounts) =>
        parameters.AppliedDiscounts.AddRange(discounts.Where(discount => !discountService.ContainsDiscount(parameters.AppliedDiscounts, discount)));
}
