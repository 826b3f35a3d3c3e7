namespace Nop.Services.Orders;

public partial class ShoppingCartService
{
    public virtual async Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(ShoppingCartItem shoppingCartItem,
        bool includeDiscounts)
    {
        ArgumentNullException.ThrowIfNull(shoppingCartItem);

        return await GetUnitPriceAsync(await productService.GetProductByIdAsync(shoppingCartItem.ProductId),
            await customerService.GetCustomerByIdAsync(shoppingCartItem.CustomerId),
            await storeService.GetStoreByIdAsync(shoppingCartItem.StoreId),
            shoppingCartItem.ShoppingCartType,
            shoppingCartItem.Quantity,
            shoppingCartItem.AttributesXml,
            shoppingCartItem.CustomerEnteredPrice,
            null, null,
            includeDiscounts);
    }

    public virtual async Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(Product product,
        Customer customer,
        Store store,
        ShoppingCartType shoppingCartType,
        int quantity,
        string attributesXml,
        decimal customerEnteredPrice,
        DateTime? rentalStartDate, DateTime? rentalEndDate,
        bool includeDiscounts)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(customer);

        if (product.CustomerEntersPrice)
            return (await RoundAsync(customerEnteredPrice), decimal.Zero, new List<Discount>());

        var (_, finalPrice, discountAmount, appliedDiscounts) = await priceCalculationService
            .GetFinalPriceAsync(product, customer, store, decimal.Zero, includeDiscounts, quantity);
        return (await RoundAsync(finalPrice), discountAmount, appliedDiscounts);
    }

    public virtual async Task<(decimal subTotal, decimal discountAmount, List<Discount> appliedDiscounts, int? maximumDiscountQty)> GetSubTotalAsync(ShoppingCartItem shoppingCartItem,
        bool includeDiscounts)
    {
        ArgumentNullException.ThrowIfNull(shoppingCartItem);

        var quantity = shoppingCartItem.Quantity;
        var (unitPrice, discountAmount, appliedDiscounts) = await GetUnitPriceAsync(shoppingCartItem, includeDiscounts);
        if (!appliedDiscounts.Any())
            return (unitPrice * quantity, decimal.Zero, appliedDiscounts, null);

        //only a discount that stands alone can be limited to some of the pieces
        var maximum = appliedDiscounts.Count == 1 ? appliedDiscounts[0].MaximumDiscountedQuantity : null;
        if (!(quantity > maximum))
            return (unitPrice * quantity, discountAmount * quantity, appliedDiscounts, maximum);

        var fullUnitPrice = (await GetUnitPriceAsync(shoppingCartItem, false)).unitPrice;
        var discounted = maximum.Value;
        return (unitPrice * discounted + fullUnitPrice * (quantity - discounted), discountAmount * discounted, appliedDiscounts, maximum);
    }

    private async Task<decimal> RoundAsync(decimal amount) =>
        shoppingCartSettings.RoundPricesDuringCalculation ? await priceCalculationService.RoundPriceAsync(amount) : amount;
}
