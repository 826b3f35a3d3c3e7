using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Services.Common;
using Nop.Services.Shipping;
using Nop.Services.Tax;
using Nop.Web.Models.Checkout;

namespace Sandbox.Store.Factories;

public class CheckoutModelFactory(
    AddressModelFactory addressModelFactory,
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
    public async Task<OnePageCheckoutModel> PrepareOnePageCheckoutModelAsync(IList<ShoppingCartItem> cart) =>
        new OnePageCheckoutModel
        {
            ShippingRequired = await shoppingCartService.ShoppingCartRequiresShippingAsync(cart),
            BillingAddress = await PrepareBillingAddressModelAsync(new CheckoutBillingAddressModel(), cart)
        };

    /// <summary>Fills the lists of the billing step; keeps what was entered when the step is shown again</summary>
    public async Task<CheckoutBillingAddressModel> PrepareBillingAddressModelAsync(CheckoutBillingAddressModel model, IList<ShoppingCartItem> cart)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        model.ShipToSameAddressAllowed = shippingSettings.ShipToSameAddress && await shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
        if (!model.NewAddressPreselected)
        {
            model.ShipToSameAddress = model.ShipToSameAddressAllowed;
            model.BillingNewAddress = await addressModelFactory.PrepareNewAsync(customer);
        }
        else
        {
            await addressModelFactory.WithCountriesAsync(model.BillingNewAddress);
        }

        foreach (var address in await customerService.GetAddressesByCustomerIdAsync(customer.Id))
            model.ExistingAddresses.Add(await addressModelFactory.PrepareAsync(address));

        return model;
    }

    /// <summary>Fills the lists of the shipping address step; keeps what was entered when the step is shown again</summary>
    public async Task<CheckoutShippingAddressModel> PrepareShippingAddressModelAsync(CheckoutShippingAddressModel model)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (model.NewAddressPreselected)
            await addressModelFactory.WithCountriesAsync(model.ShippingNewAddress);
        else
            model.ShippingNewAddress = await addressModelFactory.PrepareNewAsync(customer);

        foreach (var address in await customerService.GetAddressesByCustomerIdAsync(customer.Id))
            model.ExistingAddresses.Add(await addressModelFactory.PrepareAsync(address));

        return model;
    }

    public async Task<CheckoutShippingMethodModel> PrepareShippingMethodModelAsync(IList<ShoppingCartItem> cart, Address shippingAddress)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var model = new CheckoutShippingMethodModel();
        var response = await shippingService.GetShippingOptionsAsync(cart, shippingAddress, customer, storeId: store.Id);
        foreach (var error in response.Errors)
            model.Warnings.Add(error);
        if (!response.Success)
            return model;

        var chosen = await genericAttributeService.GetAttributeAsync<ShippingOption>(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, store.Id);
        foreach (var option in response.ShippingOptions)
        {
            var (adjusted, _) = await orderTotalCalculationService.AdjustShippingRateAsync(option.Rate, cart);
            var (rate, _) = await taxService.GetShippingPriceAsync(adjusted, customer);
            model.ShippingMethods.Add(new CheckoutShippingMethodModel.ShippingMethodModel
            {
                Name = option.Name,
                Description = option.Description,
                ShippingRateComputationMethodSystemName = option.ShippingRateComputationMethodSystemName,
                Fee = await displayPrices.FormatShippingAsync(rate),
                Selected = option.Name == chosen?.Name
            });
        }

        if (model.ShippingMethods.Count > 0 && !model.ShippingMethods.Any(method => method.Selected))
            model.ShippingMethods[0].Selected = true;

        return model;
    }

    public async Task<CheckoutPaymentMethodModel> PreparePaymentMethodModelAsync(IList<ShoppingCartItem> cart)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var country = (await customerService.GetCustomerBillingAddressAsync(customer))?.CountryId ?? 0;
        var chosen = await genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        var model = new CheckoutPaymentMethodModel();
        //none of the store's methods can charge again by itself
        if (await shoppingCartService.ShoppingCartIsRecurringAsync(cart))
            return model;

        foreach (var method in await paymentPluginManager.LoadActivePluginsAsync(customer, store.Id, country))
        {
            if (await method.HidePaymentMethodAsync(cart))
                continue;

            model.PaymentMethods.Add(new CheckoutPaymentMethodModel.PaymentMethodModel
            {
                PaymentMethodSystemName = method.PluginDescriptor.SystemName,
                Name = method.PluginDescriptor.FriendlyName,
                Description = paymentSettings.ShowPaymentMethodDescriptions ? await method.GetPaymentMethodDescriptionAsync() : string.Empty,
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
        if (!await orderProcessingService.ValidateMinOrderTotalAmountAsync(cart))
        {
            var text = await localizationService.GetResourceAsync("Checkout.MinOrderTotalAmount");
            model.Warnings.Add(string.Format(text, await displayPrices.FormatAsync(orderSettings.MinOrderTotalAmount)));
        }

        return model;
    }
}
