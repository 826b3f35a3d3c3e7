namespace Nop.Services.Shipping;

/// <summary>Delivery options and charges of a cart.</summary>
public partial interface IShippingService
{
    Task<GetShippingOptionResponse> GetShippingOptionsAsync(IList<ShoppingCartItem> cart, Address shippingAddress,
        Customer customer = null, string allowedShippingRateComputationMethodSystemName = "", int storeId = 0);

    Task<bool> IsShipEnabledAsync(ShoppingCartItem shoppingCartItem);

    Task<bool> IsFreeShippingAsync(ShoppingCartItem shoppingCartItem);

    Task<decimal> GetAdditionalShippingChargeAsync(ShoppingCartItem shoppingCartItem);
}
