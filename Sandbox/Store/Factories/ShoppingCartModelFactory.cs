using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Seo;
using Nop.Services.Tax;
using Nop.Web.Models.ShoppingCart;

namespace Sandbox.Store.Factories;

/// <summary>Models of the cart, its totals and the flyout cart</summary>
public class ShoppingCartModelFactory
{
    private readonly AddressModelFactory _addressModelFactory;
    private readonly DisplayPrices _displayPrices;
    private readonly ICustomerService _customerService;
    private readonly IDiscountService _discountService;
    private readonly IGenericAttributeService _genericAttributeService;
    private readonly IGiftCardService _giftCardService;
    private readonly ILocalizationService _localizationService;
    private readonly IOrderProcessingService _orderProcessingService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IPaymentService _paymentService;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly ITaxService _taxService;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly OrderSettings _orderSettings;
    private readonly PictureModelFactory _pictureModelFactory;
    private readonly RewardPointsSettings _rewardPointsSettings;
    private readonly ShoppingCartSettings _shoppingCartSettings;
    private readonly TaxSettings _taxSettings;

    public ShoppingCartModelFactory(AddressModelFactory addressModelFactory,
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
        _addressModelFactory = addressModelFactory;
        _displayPrices = displayPrices;
        _customerService = customerService;
        _discountService = discountService;
        _genericAttributeService = genericAttributeService;
        _giftCardService = giftCardService;
        _localizationService = localizationService;
        _orderProcessingService = orderProcessingService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _paymentPluginManager = paymentPluginManager;
        _paymentService = paymentService;
        _priceFormatter = priceFormatter;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _taxService = taxService;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _orderSettings = orderSettings;
        _pictureModelFactory = pictureModelFactory;
        _rewardPointsSettings = rewardPointsSettings;
        _shoppingCartSettings = shoppingCartSettings;
        _taxSettings = taxSettings;
    }

    public async Task<IList<ShoppingCartItem>> LoadCartAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        return await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
    }

    public async Task<ShoppingCartModel> PrepareShoppingCartModelAsync(ShoppingCartModel model, IList<ShoppingCartItem> cart,
        bool isEditable = true, bool prepareAndDisplayOrderReviewData = false)
    {
        if (!cart.Any())
            return model;

        model.IsEditable = isEditable;
        model.TermsOfServiceOnShoppingCartPage = _orderSettings.TermsOfServiceOnShoppingCartPage;
        model.HideCheckoutButton = _orderSettings.CheckoutDisabled;
        foreach (var warning in await _shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, false))
            model.Warnings.Add(warning);
        if (!await _orderProcessingService.ValidateMinOrderSubtotalAmountAsync(cart))
        {
            var text = await _localizationService.GetResourceAsync("Checkout.MinOrderSubtotalAmount");
            model.Warnings.Add(string.Format(text, await _displayPrices.FormatAsync(_orderSettings.MinOrderSubtotalAmount)));
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

        var includingTax = _taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;
        var (subTotalDiscount, _, subTotal, _, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, includingTax);
        model.SubTotal = await _displayPrices.FormatAsync(subTotal);
        if (subTotalDiscount > 0)
            model.SubTotalDiscount = await _displayPrices.FormatAsync(-subTotalDiscount);

        model.RequiresShipping = await _shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (model.RequiresShipping)
        {
            var shipping = await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart);
            model.Shipping = shipping is null ? null : await _displayPrices.FormatShippingAsync(shipping.Value);
            model.SelectedShippingMethod = (await SelectedShippingOptionAsync())?.Name;
        }

        await PrepareFeeAsync(model, cart);
        await PrepareTaxAsync(model, cart, includingTax);

        var (total, discount, _, giftCards, _, _) = await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
        model.OrderTotal = total is null ? null : await _displayPrices.FormatWithoutTaxNoteAsync(total.Value);
        if (discount > 0)
            model.OrderTotalDiscount = await _displayPrices.FormatWithoutTaxNoteAsync(-discount);
        if (total is not null)
            model.WillEarnRewardPoints = await CalculateRewardPointsAsync(cart, total.Value, model.RequiresShipping);
        foreach (var applied in giftCards)
        {
            var remaining = await _giftCardService.GetGiftCardRemainingAmountAsync(applied.GiftCard) - applied.AmountCanBeUsed;
            model.GiftCards.Add(new OrderTotalsModel.GiftCard
            {
                Id = applied.GiftCard.Id,
                CouponCode = applied.GiftCard.GiftCardCouponCode,
                Amount = await _displayPrices.FormatWithoutTaxNoteAsync(-applied.AmountCanBeUsed),
                Remaining = await _displayPrices.FormatWithoutTaxNoteAsync(remaining)
            });
        }

        return model;
    }

    /// <summary>The store's own reward points, of which members alone get some</summary>
    private async Task<int> CalculateRewardPointsAsync(IList<ShoppingCartItem> cart, decimal total, bool requiresShipping)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!_rewardPointsSettings.Enabled || !_rewardPointsSettings.DisplayHowMuchWillBeEarned || _rewardPointsSettings.PointsForPurchases_Amount <= 0
            || !await _customerService.IsRegisteredAsync(customer))
            return 0;

        var amount = total - (requiresShipping ? await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart) ?? 0 : 0);

        return amount <= 0 || amount < _rewardPointsSettings.MinOrderTotalToAwardPoints
            ? 0
            : (int)Math.Truncate(amount / _rewardPointsSettings.PointsForPurchases_Amount) * _rewardPointsSettings.PointsForPurchases_Points;
    }

    private async Task PrepareFeeAsync(OrderTotalsModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var method = await _genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        var fee = await _paymentService.GetAdditionalHandlingFeeAsync(cart, method);
        var (taxed, _) = await _taxService.GetPaymentMethodAdditionalFeeAsync(fee, customer);
        if (taxed > decimal.Zero)
            model.PaymentMethodAdditionalFee = await _displayPrices.FormatAsync(taxed);
    }

    private async Task PrepareTaxAsync(OrderTotalsModel model, IList<ShoppingCartItem> cart, bool includingTax)
    {
        if (_taxSettings.HideTaxInOrderSummary && includingTax)
            return;

        var (tax, taxRates) = await _orderTotalCalculationService.GetTaxTotalAsync(cart);
        if (tax == decimal.Zero && _taxSettings.HideZeroTax)
            return;

        model.DisplayTaxRates = _taxSettings.DisplayTaxRates && taxRates.Any();
        model.DisplayTax = !model.DisplayTaxRates;
        model.Tax = await _displayPrices.FormatWithoutTaxNoteAsync(tax);
        foreach (var (rate, amount) in taxRates)
            model.TaxRates.Add(new OrderTotalsModel.TaxRate
            {
                Rate = _priceFormatter.FormatTaxRate(rate),
                Value = await _displayPrices.FormatWithoutTaxNoteAsync(amount)
            });
    }

    public async Task<MiniShoppingCartModel> PrepareMiniShoppingCartModelAsync()
    {
        var cart = await LoadCartAsync();
        var model = new MiniShoppingCartModel { TotalProducts = cart.Sum(item => item.Quantity) };
        if (!cart.Any())
            return model;

        var includingTax = _taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;
        var (_, _, subTotal, _, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, includingTax);
        model.SubTotal = await _displayPrices.FormatAsync(subTotal);
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
        var customer = await _workContext.GetCurrentCustomerAsync();
        var product = await _productService.GetProductByIdAsync(item.ProductId);
        var (unitPrice, _, _) = await _shoppingCartService.GetUnitPriceAsync(item, true);
        var (subTotal, discount, _, _) = await _shoppingCartService.GetSubTotalAsync(item, true);
        var (unitPriceTaxed, _) = await _taxService.GetProductPriceAsync(product, unitPrice);
        var (subTotalTaxed, _) = await _taxService.GetProductPriceAsync(product, subTotal);

        var model = new ShoppingCartModel.ShoppingCartItemModel
        {
            Id = item.Id,
            Sku = product.Sku,
            ProductId = product.Id,
            ProductName = product.Name,
            ProductSeName = await _urlRecordService.GetSeNameAsync(product),
            Quantity = item.Quantity,
            Picture = await _pictureModelFactory.PrepareAsync(product),
            UnitPrice = await _displayPrices.FormatAsync(unitPriceTaxed),
            SubTotal = await _displayPrices.FormatAsync(subTotalTaxed)
        };
        if (discount > 0)
        {
            var (discountTaxed, _) = await _taxService.GetProductPriceAsync(product, discount);
            model.Discount = await _displayPrices.FormatAsync(discountTaxed);
        }

        foreach (var warning in await _shoppingCartService.GetShoppingCartItemWarningsAsync(customer, item.ShoppingCartType, product,
                     item.StoreId, item.AttributesXml, item.CustomerEnteredPrice, quantity: item.Quantity, shoppingCartItemId: item.Id))
            model.Warnings.Add(warning);

        return model;
    }

    private async Task PrepareDiscountBoxAsync(ShoppingCartModel model)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        model.DiscountBox.Display = _shoppingCartSettings.ShowDiscountBox;
        model.GiftCardBox.Display = _shoppingCartSettings.ShowGiftCardBox;
        var codes = await _customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        foreach (var code in codes)
        {
            foreach (var discount in (await _discountService.GetAllDiscountsAsync(couponCode: code)).Where(discount => discount.RequiresCouponCode))
            {
                if (!(await _discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                    continue;

                //several discounts with one code are one chip
                model.DiscountBox.AppliedDiscountsWithCodes.Add(new ShoppingCartModel.DiscountBoxModel.DiscountInfoModel { Id = discount.Id, CouponCode = discount.CouponCode });
                break;
            }
        }
    }

    private async Task PrepareOrderReviewDataAsync(ShoppingCartModel.OrderReviewDataModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        model.Display = true;
        model.BillingAddress = await _addressModelFactory.PrepareAsync(await _customerService.GetCustomerBillingAddressAsync(customer));
        model.IsShippable = await _shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (model.IsShippable)
        {
            model.ShippingAddress = await _addressModelFactory.PrepareAsync(await _customerService.GetCustomerShippingAddressAsync(customer));
            model.ShippingMethod = (await SelectedShippingOptionAsync())?.Name;
        }

        var systemName = await _genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        model.PaymentMethod = await PaymentMethodNameAsync(systemName, customer, store.Id);
    }

    private async Task<string> PaymentMethodNameAsync(string systemName, Customer customer, int storeId)
    {
        if (string.IsNullOrEmpty(systemName))
            return string.Empty;

        var methods = await _paymentPluginManager.LoadActivePluginsAsync(customer, storeId);
        var method = methods.FirstOrDefault(candidate => candidate.PluginDescriptor.SystemName == systemName);
        return method?.PluginDescriptor.FriendlyName ?? systemName;
    }

    private async Task<ShippingOption> SelectedShippingOptionAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        return await _genericAttributeService.GetAttributeAsync<ShippingOption>(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, store.Id);
    }
}
