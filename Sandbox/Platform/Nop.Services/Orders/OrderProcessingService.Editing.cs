namespace Nop.Services.Orders;

public partial class OrderProcessingService
{
    public virtual async Task UpdateOrderTotalsAsync(UpdateOrderParameters updateOrderParameters)
    {
        ArgumentNullException.ThrowIfNull(updateOrderParameters);
        if (!orderSettings.AutoUpdateOrderTotalsOnEditingOrder)
            return;

        var order = updateOrderParameters.UpdatedOrder;
        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        var cart = await RestoreCartAsync(updateOrderParameters);
        updateOrderParameters.Warnings.AddRange(await shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, false));

        var updatedItem = cart.FirstOrDefault(item => item.Id == updateOrderParameters.UpdatedOrderItem.Id);
        if (updatedItem != null)
        {
            var product = await productService.GetProductByIdAsync(updatedItem.ProductId);
            updateOrderParameters.Warnings.AddRange(await shoppingCartService.GetShoppingCartItemWarningsAsync(customer,
                updatedItem.ShoppingCartType, product, order.StoreId, updatedItem.AttributesXml, updatedItem.CustomerEnteredPrice,
                quantity: updatedItem.Quantity, addRequiredProducts: false, shoppingCartItemId: updatedItem.Id));
            //written anew from the attributes, whatever stood there
            updateOrderParameters.UpdatedOrderItem.AttributeDescription = string.Empty;
        }

        await orderTotalCalculationService.UpdateOrderTotalsAsync(updateOrderParameters, cart);
        if (updatedItem != null)
            await orderService.UpdateOrderItemAsync(updateOrderParameters.UpdatedOrderItem);

        await orderService.UpdateOrderAsync(order);
        await CheckOrderStatusAsync(order);
        await SaveNewDiscountUsageAsync(order, updateOrderParameters.AppliedDiscounts);
    }

    private async Task<IList<ShoppingCartItem>> RestoreCartAsync(UpdateOrderParameters parameters)
    {
        var order = parameters.UpdatedOrder;
        return (await orderService.GetOrderItemsAsync(order.Id)).Select(item => new ShoppingCartItem
        {
            Id = item.Id,
            AttributesXml = item.AttributesXml,
            CustomerId = order.CustomerId,
            ProductId = item.ProductId,
            Quantity = item.Id == parameters.UpdatedOrderItem.Id ? parameters.Quantity : item.Quantity,
            ShoppingCartType = ShoppingCartType.ShoppingCart,
            StoreId = order.StoreId
        }).ToList();
    }

    //what the order used before stays noted, also when it is no longer taken off
    private async Task SaveNewDiscountUsageAsync(Order order, List<Discount> discounts)
    {
        var known = await discountService.GetAllDiscountUsageHistoryAsync(orderId: order.Id);
        foreach (var discount in discounts.Where(discount => known.All(usage => usage.DiscountId != discount.Id)))
            await discountService.InsertDiscountUsageHistoryAsync(new DiscountUsageHistory
            {
                DiscountId = discount.Id,
                OrderId = order.Id,
                CreatedOnUtc = DateTime.UtcNow
            });
    }
}
