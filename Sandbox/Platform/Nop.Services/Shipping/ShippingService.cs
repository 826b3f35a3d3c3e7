using Nop.Services.Configuration;

namespace Nop.Services.Shipping;

/// <summary>Delivery options and charges of a cart; every shipping method has a fixed rate.</summary>
public partial class ShippingService(
    ILocalizationService localizationService,
    IProductService productService,
    ISettingService settingService,
    IShippingMethodsService shippingMethodsService) : IShippingService
{
    public virtual async Task<GetShippingOptionResponse> GetShippingOptionsAsync(IList<ShoppingCartItem> cart, Address shippingAddress,
        Customer customer = null, string allowedShippingRateComputationMethodSystemName = "", int storeId = 0)
    {
        ArgumentNullException.ThrowIfNull(cart);

        var response = new GetShippingOptionResponse();
        var isAllowed = string.IsNullOrEmpty(allowedShippingRateComputationMethodSystemName) ||
            allowedShippingRateComputationMethodSystemName.Equals(FixedRateShippingDefaults.SYSTEM_NAME, StringComparison.OrdinalIgnoreCase);
        var methods = isAllowed
            ? await shippingMethodsService.GetAllShippingMethodsAsync(shippingAddress?.CountryId)
            : new List<ShippingMethod>();

        foreach (var method in methods)
        {
            var rateKey = string.Format(FixedRateShippingDefaults.RATE_SETTING_KEY, method.Id);
            response.ShippingOptions.Add(new ShippingOption
            {
                ShippingRateComputationMethodSystemName = FixedRateShippingDefaults.SYSTEM_NAME,
                Name = method.Name,
                Description = method.Description,
                DisplayOrder = method.DisplayOrder,
                Rate = await settingService.GetSettingByKeyAsync<decimal>(rateKey, storeId: storeId, loadSharedValueIfNotFound: true)
            });
        }

        if (!response.ShippingOptions.Any())
            response.AddError(await localizationService.GetResourceAsync("Checkout.ShippingOptionCouldNotBeLoaded"));

        return response;
    }

    public virtual async Task<bool> IsShipEnabledAsync(ShoppingCartItem shoppingCartItem) =>
        (await productService.GetProductByIdAsync(shoppingCartItem.ProductId))?.IsShipEnabled ?? false;

    public virtual async Task<bool> IsFreeShippingAsync(ShoppingCartItem shoppingCartItem)
    {
        var product = await productService.GetProductByIdAsync(shoppingCartItem.ProductId);
        return product is null or { IsShipEnabled: false } or { IsFreeShipping: true };
    }

    public virtual async Task<decimal> GetAdditionalShippingChargeAsync(ShoppingCartItem shoppingCartItem)
    {
        if (await IsFreeShippingAsync(shoppingCartItem))
            return decimal.Zero;

        var product = await productService.GetProductByIdAsync(shoppingCartItem.ProductId);
        return product.AdditionalShippingCharge * shoppingCartItem.Quantity;
    }
}
