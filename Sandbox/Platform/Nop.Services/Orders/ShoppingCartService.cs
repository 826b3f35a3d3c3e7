using Nop.Services.Directory;
using Nop.Services.Security;
using Nop.Services.Shipping;
using Nop.Services.Stores;

namespace Nop.Services.Orders;

/// <summary>Carts and wishlists: what is in them and how it gets there.</summary>
public partial class ShoppingCartService(
    ICurrencyService currencyService,
    ICustomerService customerService,
    IGiftCardService giftCardService,
    ILocalizationService localizationService,
    IPermissionService permissionService,
    IPriceCalculationService priceCalculationService,
    IPriceFormatter priceFormatter,
    IProductAttributeParser productAttributeParser,
    IProductService productService,
    IRepository<ShoppingCartItem> cartItemRepository,
    IShippingService shippingService,
    IShortTermCacheManager shortTermCacheManager,
    IStoreService storeService,
    IWorkContext workContext,
    ShoppingCartSettings shoppingCartSettings) : IShoppingCartService
{
    public virtual async Task<IList<ShoppingCartItem>> GetShoppingCartAsync(Customer customer, ShoppingCartType? shoppingCartType = null,
        int storeId = 0, int? productId = null, DateTime? createdFromUtc = null, DateTime? createdToUtc = null, int? customWishlistId = null)
    {
        ArgumentNullException.ThrowIfNull(customer);

        return await shortTermCacheManager.GetAsync(() => cartItemRepository.GetAllAsync(query =>
        {
            query = query.Where(item => item.CustomerId == customer.Id);
            if (shoppingCartType.HasValue)
            {
                var typeId = (int)shoppingCartType.Value;
                query = query.Where(item => item.ShoppingCartTypeId == typeId);
            }
            if (storeId > 0 && !shoppingCartSettings.CartsSharedBetweenStores)
                query = query.Where(item => item.StoreId == storeId);
            if (productId > 0)
                query = query.Where(item => item.ProductId == productId);
            if (createdFromUtc.HasValue)
                query = query.Where(item => item.CreatedOnUtc >= createdFromUtc.Value);
            if (createdToUtc.HasValue)
                query = query.Where(item => item.CreatedOnUtc <= createdToUtc.Value);

            return query.OrderBy(item => item.Id);
        }), NopOrderDefaults.ShoppingCartItemsAllCacheKey, customer, shoppingCartType, storeId, productId, createdFromUtc, createdToUtc, customWishlistId);
    }

    public virtual async Task<IList<string>> AddToCartAsync(Customer customer, Product product,
        ShoppingCartType shoppingCartType, int storeId, string attributesXml = null,
        decimal customerEnteredPrice = decimal.Zero,
        DateTime? rentalStartDate = null, DateTime? rentalEndDate = null,
        int quantity = 1, bool addRequiredProducts = true, int? wishlistId = null)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(product);

        if (shoppingCartType == ShoppingCartType.ShoppingCart &&
            !await permissionService.AuthorizeAsync(StandardPermission.PublicStore.ENABLE_SHOPPING_CART, customer))
            return ["Shopping cart is disabled"];
        if (customer.IsSystemAccount && customer.SystemName == NopCustomerDefaults.SearchEngineCustomerName)
            return ["Search engines have no cart"];
        if (quantity <= 0)
            return [await localizationService.GetResourceAsync("ShoppingCart.QuantityShouldPositive")];

        //another cart needs another choice of delivery and payment
        await customerService.ResetCheckoutDataAsync(customer, storeId);

        var cart = await GetShoppingCartAsync(customer, shoppingCartType, storeId);
        var item = await FindShoppingCartItemInTheCartAsync(cart, shoppingCartType, product, attributesXml, customerEnteredPrice);
        var warnings = await GetShoppingCartItemWarningsAsync(customer, shoppingCartType, product, storeId, attributesXml, customerEnteredPrice,
            quantity: (item?.Quantity ?? 0) + quantity, shoppingCartItemId: item?.Id ?? 0);
        if (item is null && IsFull(cart, shoppingCartType, out var maximum))
            warnings.Add(string.Format(await localizationService.GetResourceAsync(shoppingCartType == ShoppingCartType.Wishlist
                ? "ShoppingCart.MaximumWishlistItems"
                : "ShoppingCart.MaximumShoppingCartItems"), maximum));
        if (warnings.Any())
            return warnings;

        if (item is null)
            await InsertItemAsync(customer, product, shoppingCartType, storeId, attributesXml, customerEnteredPrice, quantity);
        else
            await ChangeItemAsync(item, item.AttributesXml, item.CustomerEnteredPrice, item.Quantity + quantity);

        return warnings;
    }

    public virtual async Task<IList<string>> UpdateShoppingCartItemAsync(Customer customer,
        int shoppingCartItemId, string attributesXml,
        decimal customerEnteredPrice,
        DateTime? rentalStartDate = null, DateTime? rentalEndDate = null,
        int quantity = 1, bool resetCheckoutData = true)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var warnings = new List<string>();
        var item = await cartItemRepository.GetByIdAsync(shoppingCartItemId);
        if (item is null || item.CustomerId != customer.Id)
            return warnings;

        if (resetCheckoutData)
            await customerService.ResetCheckoutDataAsync(customer, item.StoreId);
        if (quantity <= 0)
        {
            await DeleteShoppingCartItemAsync(item, resetCheckoutData, true);
            return warnings;
        }

        var product = await productService.GetProductByIdAsync(item.ProductId);
        warnings.AddRange(await GetShoppingCartItemWarningsAsync(customer, item.ShoppingCartType, product, item.StoreId,
            attributesXml, customerEnteredPrice, quantity: quantity, addRequiredProducts: false, shoppingCartItemId: shoppingCartItemId));
        if (!warnings.Any())
            await ChangeItemAsync(item, attributesXml, customerEnteredPrice, quantity);

        return warnings;
    }

    public virtual async Task DeleteShoppingCartItemAsync(ShoppingCartItem shoppingCartItem, bool resetCheckoutData = true,
        bool ensureOnlyActiveCheckoutAttributes = false)
    {
        ArgumentNullException.ThrowIfNull(shoppingCartItem);

        var customer = await customerService.GetCustomerByIdAsync(shoppingCartItem.CustomerId);
        if (resetCheckoutData && customer != null)
            await customerService.ResetCheckoutDataAsync(customer, shoppingCartItem.StoreId);

        await cartItemRepository.DeleteAsync(shoppingCartItem);
        if (customer != null)
            await RememberWhetherItHasItemsAsync(customer);
    }

    public virtual async Task ClearShoppingCartAsync(Customer customer, int storeId)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var cart = await GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId);
        await cartItemRepository.DeleteAsync(cart, false);
        await RememberWhetherItHasItemsAsync(customer);
    }

    public virtual async Task MigrateShoppingCartAsync(Customer fromCustomer, Customer toCustomer, bool includeCouponCodes)
    {
        ArgumentNullException.ThrowIfNull(fromCustomer);
        ArgumentNullException.ThrowIfNull(toCustomer);

        if (fromCustomer.Id == toCustomer.Id)
            return;

        var items = await GetShoppingCartAsync(fromCustomer);
        foreach (var item in items)
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            await AddToCartAsync(toCustomer, product, item.ShoppingCartType, item.StoreId, item.AttributesXml,
                item.CustomerEnteredPrice, quantity: item.Quantity, addRequiredProducts: false);
        }
        foreach (var item in items)
            await DeleteShoppingCartItemAsync(item);

        if (includeCouponCodes)
            foreach (var code in await customerService.ParseAppliedDiscountCouponCodesAsync(fromCustomer))
                await customerService.ApplyDiscountCouponCodeAsync(toCustomer, code);
        if (includeCouponCodes)
            foreach (var code in await customerService.ParseAppliedGiftCardCouponCodesAsync(fromCustomer))
                await customerService.ApplyGiftCardCouponCodeAsync(toCustomer, code);
    }

    public virtual async Task<ShoppingCartItem> FindShoppingCartItemInTheCartAsync(IList<ShoppingCartItem> shoppingCart,
        ShoppingCartType shoppingCartType,
        Product product,
        string attributesXml = "",
        decimal customerEnteredPrice = decimal.Zero,
        DateTime? rentalStartDate = null,
        DateTime? rentalEndDate = null)
    {
        ArgumentNullException.ThrowIfNull(shoppingCart);
        ArgumentNullException.ThrowIfNull(product);

        return await Task.FromResult(shoppingCart.FirstOrDefault(item => item.ShoppingCartType == shoppingCartType &&
            item.ProductId == product.Id &&
            (item.AttributesXml ?? string.Empty) == (attributesXml ?? string.Empty) &&
            (!product.CustomerEntersPrice || Math.Round(item.CustomerEnteredPrice, 2) == Math.Round(customerEnteredPrice, 2))));
    }

    public virtual async Task<bool> ShoppingCartRequiresShippingAsync(IList<ShoppingCartItem> shoppingCart)
    {
        foreach (var item in shoppingCart)
            if (await shippingService.IsShipEnabledAsync(item))
                return true;

        return false;
    }

    public virtual async Task<bool> ShoppingCartIsRecurringAsync(IList<ShoppingCartItem> shoppingCart)
    {
        ArgumentNullException.ThrowIfNull(shoppingCart);

        return await productService.HasAnyRecurringProductAsync(shoppingCart.Select(item => item.ProductId).ToArray());
    }

    private bool IsFull(IList<ShoppingCartItem> cart, ShoppingCartType type, out int maximum)
    {
        maximum = type == ShoppingCartType.Wishlist ? shoppingCartSettings.MaximumWishlistItems : shoppingCartSettings.MaximumShoppingCartItems;
        return cart.Count >= maximum;
    }

    private async Task InsertItemAsync(Customer customer, Product product, ShoppingCartType type, int storeId,
        string attributesXml, decimal customerEnteredPrice, int quantity)
    {
        var now = DateTime.UtcNow;
        await cartItemRepository.InsertAsync(new ShoppingCartItem
        {
            ShoppingCartType = type,
            StoreId = storeId,
            CustomerId = customer.Id,
            ProductId = product.Id,
            AttributesXml = attributesXml,
            CustomerEnteredPrice = customerEnteredPrice,
            Quantity = quantity,
            CreatedOnUtc = now,
            UpdatedOnUtc = now
        });
        await RememberWhetherItHasItemsAsync(customer);
    }

    private async Task ChangeItemAsync(ShoppingCartItem item, string attributesXml, decimal customerEnteredPrice, int quantity)
    {
        item.AttributesXml = attributesXml;
        item.CustomerEnteredPrice = customerEnteredPrice;
        item.Quantity = quantity;
        item.UpdatedOnUtc = DateTime.UtcNow;
        await cartItemRepository.UpdateAsync(item);
    }

    private async Task RememberWhetherItHasItemsAsync(Customer customer)
    {
        var hasItems = (await GetShoppingCartAsync(customer)).Any();
        if (customer.HasShoppingCartItems == hasItems)
            return;

        customer.HasShoppingCartItems = hasItems;
        await customerService.UpdateCustomerAsync(customer);
    }
}
