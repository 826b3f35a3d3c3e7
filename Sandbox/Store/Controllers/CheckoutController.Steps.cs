using Nop.Web.Models.Checkout;

namespace Sandbox.Store.Controllers;

public partial class CheckoutController
{
    public async Task<IActionResult> BillingAddress()
    {
        var (cart, detour) = await EnterStepAsync();
        return detour ?? View(await checkoutModelFactory.PrepareBillingAddressModelAsync(new CheckoutBillingAddressModel(), cart));
    }

    [HttpPost]
    public async Task<IActionResult> BillingAddress(CheckoutBillingAddressModel model)
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var address = await ResolveAddressAsync(0, model.BillingNewAddress, nameof(model.BillingNewAddress));
        if (address is null)
        {
            model.NewAddressPreselected = true;
            return View(await checkoutModelFactory.PrepareBillingAddressModelAsync(model, cart));
        }

        var shipThere = shippingSettings.ShipToSameAddress && model.ShipToSameAddress;
        await SetBillingAddressAsync(address, shipThere);
        return RedirectToRoute(shipThere ? NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD : NopRouteNames.Standard.CHECKOUT_SHIPPING_ADDRESS);
    }

    public async Task<IActionResult> SelectBillingAddress(int addressId, bool shipToSameAddress = false)
    {
        var (_, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var customer = await workContext.GetCurrentCustomerAsync();
        var address = await customerService.GetCustomerAddressAsync(customer.Id, addressId);
        if (address is null)
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_BILLING_ADDRESS);

        var shipThere = shippingSettings.ShipToSameAddress && shipToSameAddress;
        await SetBillingAddressAsync(address, shipThere);
        return RedirectToRoute(shipThere ? NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD : NopRouteNames.Standard.CHECKOUT_SHIPPING_ADDRESS);
    }

    public async Task<IActionResult> ShippingAddress()
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        return await shoppingCartService.ShoppingCartRequiresShippingAsync(cart)
            ? View(await checkoutModelFactory.PrepareShippingAddressModelAsync(new CheckoutShippingAddressModel()))
            : RedirectToRoute(NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD);
    }

    [HttpPost]
    public async Task<IActionResult> ShippingAddress(CheckoutShippingAddressModel model)
    {
        var (_, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var address = await ResolveAddressAsync(0, model.ShippingNewAddress, nameof(model.ShippingNewAddress));
        if (address is null)
        {
            model.NewAddressPreselected = true;
            return View(await checkoutModelFactory.PrepareShippingAddressModelAsync(model));
        }

        await SetShippingAddressAsync(address);
        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD);
    }

    public async Task<IActionResult> SelectShippingAddress(int addressId)
    {
        var (_, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var customer = await workContext.GetCurrentCustomerAsync();
        var address = await customerService.GetCustomerAddressAsync(customer.Id, addressId);
        if (address is null)
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_SHIPPING_ADDRESS);

        await SetShippingAddressAsync(address);
        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD);
    }

    public async Task<IActionResult> ShippingMethod()
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        if (!await shoppingCartService.ShoppingCartRequiresShippingAsync(cart))
        {
            await SetShippingOptionAsync(null);
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD);
        }

        var customer = await workContext.GetCurrentCustomerAsync();
        var model = await checkoutModelFactory.PrepareShippingMethodModelAsync(cart, await customerService.GetCustomerShippingAddressAsync(customer));
        if (shippingSettings.BypassShippingMethodSelectionIfOnlyOne && model.ShippingMethods.Count == 1)
            return await SaveShippingMethodAsync(OptionValue(model.ShippingMethods[0]));

        return View(model);
    }

    [HttpPost]
    public async Task<IActionResult> ShippingMethod(string shippingoption)
    {
        var (_, detour) = await EnterStepAsync();
        return detour ?? await SaveShippingMethodAsync(shippingoption);
    }

    public async Task<IActionResult> PaymentMethod()
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        if (!await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart))
        {
            await SetPaymentMethodAsync(null);
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_INFO);
        }

        var model = await checkoutModelFactory.PreparePaymentMethodModelAsync(cart);
        if (paymentSettings.BypassPaymentMethodSelectionIfOnlyOne && model.PaymentMethods.Count == 1)
        {
            await SetPaymentMethodAsync(model.PaymentMethods[0].PaymentMethodSystemName);
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_INFO);
        }

        return View(model);
    }

    [HttpPost]
    public async Task<IActionResult> PaymentMethod(string paymentmethod)
    {
        var (_, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        if (await FindPaymentMethodAsync(paymentmethod) is null)
            return await PaymentMethod();

        await SetPaymentMethodAsync(paymentmethod);
        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_INFO);
    }

    public async Task<IActionResult> PaymentInfo()
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        if (!await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart))
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_CONFIRM);

        var method = await ChosenPaymentMethodAsync();
        if (method is null)
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD);

        if (!method.SkipPaymentInfo)
            return View(new CheckoutPaymentInfoModel { PaymentViewComponent = method.GetPublicViewComponent() });

        await orderProcessingService.SetProcessPaymentRequestAsync(new ProcessPaymentRequest());
        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_CONFIRM);
    }

    [HttpPost]
    public async Task<IActionResult> PaymentInfo(IFormCollection form)
    {
        var (_, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var method = await ChosenPaymentMethodAsync();
        if (method is null)
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD);

        if (!await SavePaymentInfoAsync(method, form))
            return View(new CheckoutPaymentInfoModel { PaymentViewComponent = method.GetPublicViewComponent() });

        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_CONFIRM);
    }

    public async Task<IActionResult> Confirm()
    {
        var (cart, detour) = await EnterStepAsync();
        return detour ?? View(await checkoutModelFactory.PrepareConfirmOrderModelAsync(cart));
    }

    [HttpPost, ActionName("Confirm")]
    public async Task<IActionResult> ConfirmOrder()
    {
        var (cart, detour) = await EnterStepAsync();
        if (detour is not null)
            return detour;

        var model = await checkoutModelFactory.PrepareConfirmOrderModelAsync(cart);
        try
        {
            var placed = await PlaceOrderAsync(cart);
            if (placed is null)
                return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_INFO);

            if (placed.Success)
                return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_COMPLETED, new { orderId = placed.PlacedOrder.Id });

            foreach (var error in placed.Errors)
                model.Warnings.Add(error);
        }
        catch (Exception exception)
        {
            await logger.WarningAsync(exception.Message, exception);
            model.Warnings.Add(exception.Message);
        }

        return View(model);
    }

    private async Task<(IList<Nop.Core.Domain.Orders.ShoppingCartItem> Cart, IActionResult Detour)> EnterStepAsync()
    {
        var (cart, detour) = await EnterAsync();
        return detour is null && orderSettings.OnePageCheckoutEnabled
            ? (cart, RedirectToRoute(NopRouteNames.Standard.CHECKOUT_ONE_PAGE))
            : (cart, detour);
    }

    private async Task<IActionResult> SaveShippingMethodAsync(string posted)
    {
        var option = await FindShippingOptionAsync(posted, await shoppingCartModelFactory.LoadCartAsync());
        if (option is null)
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD);

        await SetShippingOptionAsync(option);
        return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD);
    }

    private static string OptionValue(CheckoutShippingMethodModel.ShippingMethodModel method) =>
        method.Name + OPTION_SEPARATOR + method.ShippingRateComputationMethodSystemName;
}
