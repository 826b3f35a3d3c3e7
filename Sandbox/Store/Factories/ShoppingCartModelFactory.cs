using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Services.Common;
using Nop.Services.Discounts;
using Nop.Services.Seo;
using Nop.Services.Tax;
using Nop.Web.Models.ShoppingCart;

namespace Sandbox.Store.Factories;

/// <summary>Models of the cart, its totals and the flyout cart</summary>
public partial class ShoppingCartModelFactory(
    AddressModelFactory addressModelFactory,
    DisplayPrices displayPrices,
    ICustomerService customerService,
    IDiscountService discountService,
    IGenericAttributeService genericAttributeService,
    IGiftCardService giftCardService,
    ILocalizationService localizationService,
    IOrderProcessingService orderProcessingService,
    IOrderTotalCalculationService orderTotalCalculationService,
    IPaymentPluginManager paymentPluginManager,
    IPaymentService paymentService,
    IPriceFormatter priceFormatter,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    ITaxService taxService,
    IUrlRecordService urlRecordService,
    IWorkContext workContext,
    OrderSettings orderSettings,
    PictureModelFactory pictureModelFactory,
    RewardPointsSettings rewardPointsSettings,
    ShoppingCartSettings shoppingCartSettings,
    TaxSettings taxSettings)
{
    public async Task<IList<ShoppingCartItem>> LoadCartAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        return await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
    }

    public async Task<ShoppingCartModel> PrepareShoppingCartModelAsync(ShoppingCartModel model, IList<ShoppingCartItem> cart,
        bool isEditable = true, bool prepareAndDisplayOrderReviewData = false)
    {
        if (!cart.Any())
            return model;

        model.IsEditable = isEditable;
        model.TermsOfServiceOnShoppingCartPage = orderSettings.TermsOfServiceOnShoppingCartPage;
        model.HideCheckoutButton = orderSettings.CheckoutDisabled;
        foreach (var warning in await shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, false))
            model.Warnings.Add(warning);
        if (!await orderProcessingService.ValidateMinOrderSubtotalAmountAsync(cart))
        {
            var text = await localizationService.GetResourceAsync("Checkout.MinOrderSubtotalAmount");
            model.Warnings.Add(string.Format(text, await displayPrices.FormatAsync(orderSettings.MinOrderSubtotalAmount)));
        }

        await PrepareDiscountBoxAsync(model);
        foreach (var item in cart)
            model.Items.Add(await PrepareItemAsync(item));
        model.IsReadyToCheckout = !model.Warnings.Any() && model.Items.All(item => !item.Warnings.Any());

        if (prepareAndDisplayOrderReviewData)
            await PrepareOrderReviewDataAsync(model.OrderReviewData, cart);

        return model;
    }

    public async Task<OrderTotalsModel> PrepareOrderTotalsModelAsync(IList<ShoppingCartItem> cart, bool isEditable)
    {
        var model = new OrderTotalsModel { IsEditable = isEditable };
        if (!cart.Any())
            return model;

        var includingTax = taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;
        var (subTotalDiscount, _, subTotal, _, _) = await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, includingTax);
        model.SubTotal = await displayPrices.FormatAsync(subTotal);
        if (subTotalDiscount > 0)
            model.SubTotalDiscount = await displayPrices.FormatAsync(-subTotalDiscount);

        model.RequiresShipping = await shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (model.RequiresShipping)
        {
            var shipping = await orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart);
            model.Shipping = shipping is null ? null : await displayPrices.FormatShippingAsync(shipping.Value);
            model.SelectedShippingMethod = (await SelectedShippingOptionAsync())?.Name;
        }

        await PrepareFeeAsync(model, cart);
        await PrepareTaxAsync(model, cart, includingTax);

        var (total, discount, _, giftCards, _, _) = await orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
        model.OrderTotal = total is null ? null : await displayPrices.FormatWithoutTaxNoteAsync(total.Value);
        if (discount > 0)
            model.OrderTotalDiscount = await displayPrices.FormatWithoutTaxNoteAsync(-discount);
        if (total is not null)
            model.WillEarnRewardPoints = await CalculateRewardPointsAsync(cart, total.Value, model.RequiresShipping);
        foreach (var applied in giftCards)
        {
            var remaining = await giftCardService.GetGiftCardRemainingAmountAsync(applied.GiftCard) - applied.AmountCanBeUsed;
            model.GiftCards.Add(new OrderTotalsModel.GiftCard
            {
                Id = applied.GiftCard.Id,
                CouponCode = applied.GiftCard.GiftCardCouponCode,
                Amount = await displayPrices.FormatWithoutTaxNoteAsync(-applied.AmountCanBeUsed),
                Remaining = await displayPrices.FormatWithoutTaxNoteAsync(remaining)
            });
        }

        return model;
    }

    /// <summary>The store's own reward points, of which members alone get some</summary>
    private async Task<int> CalculateRewardPointsAsync(IList<ShoppingCartItem> cart, decimal total, bool requiresShipping)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!rewardPointsSettings.Enabled || !rewardPointsSettings.DisplayHowMuchWillBeEarned || rewardPointsSettings.PointsForPurchases_Amount <= 0
            || !await customerService.IsRegisteredAsync(customer))
            return 0;

        var amount = total - (requiresShipping ? await orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart) ?? 0 : 0);

        return amount <= 0 || amount < rewardPointsSettings.MinOrderTotalToAwardPoints
            ? 0
            : (int)Math.Truncate(amount / rewardPointsSettings.PointsForPurchases_Amount) * rewardPointsSettings.PointsForPurchases_Points;
    }

    private async Task PrepareFeeAsync(OrderTotalsModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var method = await genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        var fee = await paymentService.GetAdditionalHandlingFeeAsync(cart, method);
        var (taxed, _) = await taxService.GetPaymentMethodAdditionalFeeAsync(fee, customer);
        if (taxed > decimal.Zero)
            model.PaymentMethodAdditionalFee = await displayPrices.FormatAsync(taxed);
    }

    private async Task PrepareTaxAsync(OrderTotalsModel model, IList<ShoppingCartItem> cart, bool includingTax)
    {
        if (taxSettings.HideTaxInOrderSummary && includingTax)
            return;

        var (tax, taxRates) = await orderTotalCalculationService.GetTaxTotalAsync(cart);
        if (tax == decimal.Zero && taxSettings.HideZeroTax)
            return;

        model.DisplayTaxRates = taxSettings.DisplayTaxRates && taxRates.Any();
        model.DisplayTax = !model.DisplayTaxRates;
        model.Tax = await displayPrices.FormatWithoutTaxNoteAsync(tax);
        foreach (var (rate, amount) in taxRates)
            model.TaxRates.Add(new OrderTotalsModel.TaxRate
            {
                Rate = priceFormatter.FormatTaxRate(rate),
                Value = await displayPrices.FormatWithoutTaxNoteAsync(amount)
            });
    }

    public async Task<MiniShoppingCartModel> PrepareMiniShoppingCartModelAsync()
    {
        var cart = await LoadCartAsync();
        var model = new MiniShoppingCartModel { TotalProducts = cart.Sum(item => item.Quantity) };
        if (!cart.Any())
            return model;

        var includingTax = taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;
        var (_, _, subTotal, _, _) = await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, includingTax);
        model.SubTotal = await displayPrices.FormatAsync(subTotal);
        foreach (var item in cart)
        {
            var line = await PrepareItemAsync(item);
            model.Items.Add(new MiniShoppingCartModel.ShoppingCartItemModel
            {
                Id = line.Id,
                ProductId = line.ProductId,
                ProductName = line.ProductName,
                ProductSeName = line.ProductSeName,
                Quantity = line.Quantity,
                UnitPrice = line.UnitPrice,
                Picture = line.Picture
            });
        }

        return model;
    }

    private async Task<ShoppingCartModel.ShoppingCartItemModel> PrepareItemAsync(ShoppingCartItem item)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var product = await productService.GetProductByIdAsync(item.ProductId);
        var (unitPrice, _, _) = await shoppingCartService.GetUnitPriceAsync(item, true);
        var (subTotal, discount, _, _) = await shoppingCartService.GetSubTotalAsync(item, true);
        var (unitPriceTaxed, _) = await taxService.GetProductPriceAsync(product, unitPrice);
        var (subTotalTaxed, _) = await taxService.GetProductPriceAsync(product, subTotal);

        var model = new ShoppingCartModel.ShoppingCartItemModel
        {
            Id = item.Id,
            Sku = product.Sku,
            ProductId = product.Id,
            ProductName = product.Name,
            ProductSeName = await urlRecordService.GetSeNameAsync(product),
            Quantity = item.Quantity,
            Picture = await pictureModelFactory.PrepareAsync(product),
            UnitPrice = await displayPrices.FormatAsync(unitPriceTaxed),
            SubTotal = await displayPrices.FormatAsync(subTotalTaxed)
        };
        if (discount > 0)
        {
            var (discountTaxed, _) = await taxService.GetProductPriceAsync(product, discount);
            model.Discount = await displayPrices.FormatAsync(discountTaxed);
        }

        foreach (var warning in await shoppingCartService.GetShoppingCartItemWarningsAsync(customer, item.ShoppingCartType, product,
                     item.StoreId, item.AttributesXml, item.CustomerEnteredPrice, quantity: item.Quantity, shoppingCartItemId: item.Id))
            model.Warnings.Add(warning);

        return model;
    }

    private async Task PrepareDiscountBoxAsync(ShoppingCartModel model)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        model.DiscountBox.Display = shoppingCartSettings.ShowDiscountBox;
        model.GiftCardBox.Display = shoppingCartSettings.ShowGiftCardBox;
        var codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        foreach (var code in codes)
        {
            foreach (var discount in (await discountService.GetAllDiscountsAsync(couponCode: code)).Where(discount => discount.RequiresCouponCode))
            {
                if (!(await discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                    continue;

                //several discounts with one code are one chip
                model.DiscountBox.AppliedDiscountsWithCodes.Add(new ShoppingCartModel.DiscountBoxModel.DiscountInfoModel { Id = discount.Id, CouponCode = discount.CouponCode });
                break;
            }
        }
    }

    private async Task PrepareOrderReviewDataAsync(ShoppingCartModel.OrderReviewDataModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        model.Display = true;
        model.BillingAddress = await addressModelFactory.PrepareAsync(await customerService.GetCustomerBillingAddressAsync(customer));
        model.IsShippable = await shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (model.IsShippable)
        {
            model.ShippingAddress = await addressModelFactory.PrepareAsync(await customerService.GetCustomerShippingAddressAsync(customer));
            model.ShippingMethod = (await SelectedShippingOptionAsync())?.Name;
        }

        var systemName = await genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        model.PaymentMethod = await PaymentMethodNameAsync(systemName, customer, store.Id);
    }

    private async Task<string> PaymentMethodNameAsync(string systemName, Customer customer, int storeId)
    {
        if (string.IsNullOrEmpty(systemName))
            return string.Empty;

        var methods = await paymentPluginManager.LoadActivePluginsAsync(customer, storeId);
        var method = methods.FirstOrDefault(candidate => candidate.PluginDescriptor.SystemName == systemName);
        return method?.PluginDescriptor.FriendlyName ?? systemName;
    }

    private async Task<ShippingOption> SelectedShippingOptionAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        return await genericAttributeService.GetAttributeAsync<ShippingOption>(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, store.Id);
    }
}
