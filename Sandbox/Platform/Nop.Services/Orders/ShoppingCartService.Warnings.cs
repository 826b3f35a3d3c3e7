namespace Nop.Services.Orders;

public partial class ShoppingCartService
{
    public virtual async Task<IList<string>> GetShoppingCartItemWarningsAsync(Customer customer, ShoppingCartType shoppingCartType,
        Product product, int storeId,
        string attributesXml, decimal customerEnteredPrice,
        DateTime? rentalStartDate = null, DateTime? rentalEndDate = null,
        int quantity = 1, bool addRequiredProducts = true, int shoppingCartItemId = 0,
        bool getStandardWarnings = true, bool getAttributesWarnings = true,
        bool getGiftCardWarnings = true, bool getRequiredProductWarnings = true,
        bool getRentalWarnings = true)
    {
        ArgumentNullException.ThrowIfNull(product);

        var warnings = new List<string>();
        if (!getStandardWarnings)
            return warnings;
        if (product.Deleted)
        {
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.ProductDeleted"));
            return warnings;
        }

        await AddAvailabilityWarningsAsync(warnings, product, shoppingCartType);
        await AddEnteredPriceWarningAsync(warnings, product, customerEnteredPrice);
        if (!await AddQuantityWarningsAsync(warnings, product, quantity) && shoppingCartType == ShoppingCartType.ShoppingCart)
            await AddStockWarningsAsync(warnings, product, customer, storeId, quantity, shoppingCartItemId);

        if (getGiftCardWarnings)
            await AddGiftCardWarningsAsync(warnings, product, attributesXml);

        return warnings;
    }

    public virtual async Task<IList<string>> GetShoppingCartWarningsAsync(IList<ShoppingCartItem> shoppingCart,
        string checkoutAttributesXml, bool validateCheckoutAttributes)
    {
        var warnings = new List<string>();
        if (shoppingCart.Count > shoppingCartSettings.MaximumShoppingCartItems)
            warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.MaximumShoppingCartItems"),
                shoppingCartSettings.MaximumShoppingCartItems));

        var products = new List<Product>();
        foreach (var item in shoppingCart)
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            if (product is null)
            {
                warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.CannotLoadProduct"), item.ProductId));
                return warnings;
            }
            products.Add(product);
        }

        if (products.Any(product => product.IsRecurring) && products.Any(product => !product.IsRecurring))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.CannotMixStandardAndAutoshipProducts"));

        return warnings;
    }

    private async Task AddAvailabilityWarningsAsync(List<string> warnings, Product product, ShoppingCartType type)
    {
        var isCart = type == ShoppingCartType.ShoppingCart;
        if (!product.Published)
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.ProductUnpublished"));
        if (product.ProductType != ProductType.SimpleProduct)
            warnings.Add("Only simple products can be bought");
        if (isCart && product.DisableBuyButton)
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.BuyingDisabled"));
        if (!isCart && product.DisableWishlistButton)
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.WishlistDisabled"));
        if (isCart && product.CallForPrice)
            warnings.Add(await localizationService.GetResourceAsync("Products.CallForPrice"));
        if (!productService.ProductIsAvailable(product))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.NotAvailable"));
    }

    private async Task AddEnteredPriceWarningAsync(List<string> warnings, Product product, decimal customerEnteredPrice)
    {
        if (!product.CustomerEntersPrice ||
            (customerEnteredPrice >= product.MinimumCustomerEnteredPrice && customerEnteredPrice <= product.MaximumCustomerEnteredPrice))
            return;

        var currency = await workContext.GetWorkingCurrencyAsync();
        var minimum = await currencyService.ConvertFromPrimaryStoreCurrencyAsync(product.MinimumCustomerEnteredPrice, currency);
        var maximum = await currencyService.ConvertFromPrimaryStoreCurrencyAsync(product.MaximumCustomerEnteredPrice, currency);
        warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.CustomerEnteredPrice.RangeError"),
            await priceFormatter.FormatPriceAsync(minimum, false, false),
            await priceFormatter.FormatPriceAsync(maximum, false, false)));
    }

    //a gift card cannot pay for another one, and it needs somebody to give it and somebody to get it
    private async Task AddGiftCardWarningsAsync(List<string> warnings, Product product, string attributesXml)
    {
        if (!product.IsGiftCard)
            return;

        if ((await giftCardService.GetActiveGiftCardsAppliedByCustomerAsync(await workContext.GetCurrentCustomerAsync())).Any())
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.GiftCardCouponCode.DontWorkWithGiftCards"));

        productAttributeParser.GetGiftCardAttribute(attributesXml, out var recipientName, out var recipientEmail, out var senderName, out var senderEmail, out _);
        var isMailed = product.GiftCardType == GiftCardType.Virtual;
        if (string.IsNullOrEmpty(recipientName))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.RecipientNameError"));
        if (isMailed && !CommonHelper.IsValidEmail(recipientEmail))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.RecipientEmailError"));
        if (string.IsNullOrEmpty(senderName))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.SenderNameError"));
        if (isMailed && !CommonHelper.IsValidEmail(senderEmail))
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.SenderEmailError"));
    }

    private async Task<bool> AddQuantityWarningsAsync(List<string> warnings, Product product, int quantity)
    {
        if (quantity < product.OrderMinimumQuantity)
            warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.MinimumQuantity"), product.OrderMinimumQuantity));
        else if (quantity > product.OrderMaximumQuantity)
            warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.MaximumQuantity"), product.OrderMaximumQuantity));
        else
            return false;

        return true;
    }

    private async Task AddStockWarningsAsync(List<string> warnings, Product product, Customer customer, int storeId, int quantity, int itemId)
    {
        if (product.ManageInventoryMethod != ManageInventoryMethod.ManageStock || product.BackorderMode != BackorderMode.NoBackorders)
            return;

        var others = (await GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId, product.Id))
            .Where(item => item.Id != itemId)
            .Sum(item => item.Quantity);
        var stock = await productService.GetTotalStockQuantityAsync(product);
        if (stock <= 0)
            warnings.Add(await localizationService.GetResourceAsync("ShoppingCart.OutOfStock"));
        else if (stock < others + quantity)
            warnings.Add(string.Format(await localizationService.GetResourceAsync("ShoppingCart.QuantityExceedsStock"), stock));
    }
}
