using Nop.Core;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Shipping;
using Nop.Services.Tax;
using Nop.Web.Models.Checkout;

namespace Sandbox.Store.Factories;

/// <summary>Models of the checkout's steps</summary>
public class CheckoutModelFactory
{
    private readonly AddressModelFactory _addressModelFactory;
    private readonly DisplayPrices _displayPrices;
    private readonly ICustomerService _customerService;
    private readonly IGenericAttributeService _genericAttributeService;
    private readonly ILocalizationService _localizationService;
    private readonly IOrderProcessingService _orderProcessingService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IShippingService _shippingService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly ITaxService _taxService;
    private readonly IWorkContext _workContext;
    private readonly OrderSettings _orderSettings;
    private readonly PaymentSettings _paymentSettings;
    private readonly ShippingSettings _shippingSettings;

    public CheckoutModelFactory(AddressModelFactory addressModelFactory,
        DisplayPrices displayPrices,
        ICustomerService customerService,
        IGenericAttributeService genericAttributeService,
        ILocalizationService localizationService,
        IOrderProcessingService orderProcessingService,
        IOrderTotalCalculationService orderTotalCalculationService,
        IPaymentPluginManager paymentPluginManager,
        IShippingService shippingService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        ITaxService taxService,
        IWorkContext workContext,
        OrderSettings orderSettings,
        PaymentSettings paymentSettings,
        ShippingSettings shippingSettings)
    {
        _addressModelFactory = addressModelFactory;
        _displayPrices = displayPrices;
        _customerService = customerService;
        _genericAttributeService = genericAttributeService;
        _localizationService = localizationService;
        _orderProcessingService = orderProcessingService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _paymentPluginManager = paymentPluginManager;
        _shippingService = shippingService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _taxService = taxService;
        _workContext = workContext;
        _orderSettings = orderSettings;
        _paymentSettings = paymentSettings;
        _shippingSettings = shippingSettings;
    }

    public async Task<OnePageCheckoutModel> PrepareOnePageCheckoutModelAsync(IList<ShoppingCartItem> cart)
    {
        return new OnePageCheckoutModel
        {
            ShippingRequired = await _shoppingCartService.ShoppingCartRequiresShippingAsync(cart),
            BillingAddress = await PrepareBillingAddressModelAsync(new CheckoutBillingAddressModel(), cart)
        };
    }

    /// <summary>Fills the lists of the billing step; keeps what was entered when the step is shown again</summary>
    public async Task<CheckoutBillingAddressModel> PrepareBillingAddressModelAsync(CheckoutBillingAddressModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        model.ShipToSameAddressAllowed = _shippingSettings.ShipToSameAddress && await _shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (!model.NewAddressPreselected)
        {
            model.ShipToSameAddress = model.ShipToSameAddressAllowed;
            model.BillingNewAddress = await _addressModelFactory.PrepareNewAsync(customer);
        }
        else
        {
            await _addressModelFactory.WithCountriesAsync(model.BillingNewAddress);
        }

        foreach (var address in await _customerService.GetAddressesByCustomerIdAsync(customer.Id))
            model.ExistingAddresses.Add(await _addressModelFactory.PrepareAsync(address));

        return model;
    }

    /// <summary>Fills the lists of the shipping address step; keeps what was entered when the step is shown again</summary>
    public async Task<CheckoutShippingAddressModel> PrepareShippingAddressModelAsync(CheckoutShippingAddressModel model)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (model.NewAddressPreselected)
            await _addressModelFactory.WithCountriesAsync(model.ShippingNewAddress);
        else
            model.ShippingNewAddress = await _addressModelFactory.PrepareNewAsync(customer);

        foreach (var address in await _customerService.GetAddressesByCustomerIdAsync(customer.Id))
            model.ExistingAddresses.Add(await _addressModelFactory.PrepareAsync(address));

        return model;
    }

    public async Task<CheckoutShippingMethodModel> PrepareShippingMethodModelAsync(IList<ShoppingCartItem> cart, Address shippingAddress)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var model = new CheckoutShippingMethodModel();
        var response = await _shippingService.GetShippingOptionsAsync(cart, shippingAddress, customer, storeId: store.Id);
        foreach (var error in response.Errors)
            model.Warnings.Add(error);
        if (!response.Success)
            return model;

        var chosen = await _genericAttributeService.GetAttributeAsync<ShippingOption>(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, store.Id);
        foreach (var option in response.ShippingOptions)
        {
            var (adjusted, _) = await _orderTotalCalculationService.AdjustShippingRateAsync(option.Rate, cart);
            var (rate, _) = await _taxService.GetShippingPriceAsync(adjusted, customer);
            model.ShippingMethods.Add(new CheckoutShippingMethodModel.ShippingMethodModel
            {
                Name = option.Name,
                Description = option.Description,
                ShippingRateComputationMethodSystemName = option.ShippingRateComputationMethodSystemName,
                Fee = await _displayPrices.FormatShippingAsync(rate),
                Selected = option.Name == chosen?.Name
            });
        }

        if (model.ShippingMethods.Count > 0 && !model.ShippingMethods.Any(method => method.Selected))
            model.ShippingMethods[0].Selected = true;

        return model;
    }

    public async Task<CheckoutPaymentMethodModel> PreparePaymentMethodModelAsync(IList<ShoppingCartItem> cart)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var country = (await _customerService.GetCustomerBillingAddressAsync(customer))?.CountryId ?? 0;
        var chosen = await _genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        var model = new CheckoutPaymentMethodModel();
        //none of the store's methods can charge again by itself
        if (await _shoppingCartService.ShoppingCartIsRecurringAsync(cart))
            return model;

        foreach (var method in await _paymentPluginManager.LoadActivePluginsAsync(customer, store.Id, country))
        {
            if (await method.HidePaymentMethodAsync(cart))
                continue;

            model.PaymentMethods.Add(new CheckoutPaymentMethodModel.PaymentMethodModel
            {
                PaymentMethodSystemName = method.PluginDescriptor.SystemName,
                Name = method.PluginDescriptor.FriendlyName,
                Description = _paymentSettings.ShowPaymentMethodDescriptions ? await method.GetPaymentMethodDescriptionAsync() : string.Empty,
                Selected = method.PluginDescriptor.SystemName == chosen
            });
        }

        if (model.PaymentMethods.Count > 0 && !model.PaymentMethods.Any(method => method.Selected))
            model.PaymentMethods[0].Selected = true;

        return model;
    }

    public async Task<CheckoutConfirmModel> PrepareConfirmOrderModelAsync(IList<ShoppingCartItem> cart)
    {
        var model = new CheckoutConfirmModel();
        if (!await _orderProcessingService.ValidateMinOrderTotalAmountAsync(cart))
        {
            var text = await _localizationService.GetResourceAsync("Checkout.MinOrderTotalAmount");
            model.Warnings.Add(string.Format(text, await _displayPrices.FormatAsync(_orderSettings.MinOrderTotalAmount)));
        }

        return model;
    }
}
