using Nop.Web.Models.Checkout;

namespace Sandbox.Store.Controllers;

/// <summary>The checkout on one page: each step answers with the section that comes next</summary>
public partial class CheckoutController
{
    public async Task<IActionResult> OnePageCheckout()
    {
        var (cart, detour) = await EnterAsync();
        if (detour is not null)
            return detour;

        return orderSettings.OnePageCheckoutEnabled
            ? View(await checkoutModelFactory.PrepareOnePageCheckoutModelAsync(cart))
            : RedirectToRoute(NopRouteNames.Standard.CHECKOUT);
    }

    [HttpPost]
    public Task<IActionResult> OpcSaveBilling(CheckoutBillingAddressModel model, IFormCollection form)
    {
        return StepAsync(async cart =>
        {
            _ = int.TryParse(form["billing_address_id"], out var addressId);
            var address = await ResolveAddressAsync(addressId, model.BillingNewAddress, nameof(model.BillingNewAddress));
            if (address is null)
            {
                model.NewAddressPreselected = true;
                return Json(new
                {
                    update_section = await SectionAsync("billing", "OpcBillingAddress", await checkoutModelFactory.PrepareBillingAddressModelAsync(model, cart)),
                    wrong_billing_address = true,
                    error = true,
                    message = Problems()
                });
            }

            var requiresShipping = await shoppingCartService.ShoppingCartRequiresShippingAsync(cart);
            var shipThere = requiresShipping && shippingSettings.ShipToSameAddress && model.ShipToSameAddress;
            await SetBillingAddressAsync(address, shipThere);
            if (!requiresShipping)
                return await AfterShippingMethodAsync(cart);

            return shipThere
                ? await AfterShippingAddressAsync(cart)
                : Goto("shipping", await SectionAsync("shipping", "OpcShippingAddress",
                    await checkoutModelFactory.PrepareShippingAddressModelAsync(new CheckoutShippingAddressModel())));
        });
    }

    [HttpPost]
    public Task<IActionResult> OpcSaveShipping(CheckoutShippingAddressModel model, IFormCollection form)
    {
        return StepAsync(async cart =>
        {
            _ = int.TryParse(form["shipping_address_id"], out var addressId);
            var address = await ResolveAddressAsync(addressId, model.ShippingNewAddress, nameof(model.ShippingNewAddress));
            if (address is null)
            {
                model.NewAddressPreselected = true;
                return Json(new
                {
                    update_section = await SectionAsync("shipping", "OpcShippingAddress", await checkoutModelFactory.PrepareShippingAddressModelAsync(model)),
                    error = true,
                    message = Problems()
                });
            }

            await SetShippingAddressAsync(address);
            return await AfterShippingAddressAsync(cart);
        });
    }

    [HttpPost]
    public Task<IActionResult> OpcSaveShippingMethod(string shippingoption)
    {
        return StepAsync(async cart =>
        {
            var option = await FindShippingOptionAsync(shippingoption, cart)
                ?? throw new NopException(await localizationService.GetResourceAsync("Checkout.ShippingMethod.NotFound"));
            await SetShippingOptionAsync(option);
            return await AfterShippingMethodAsync(cart);
        });
    }

    [HttpPost]
    public Task<IActionResult> OpcSavePaymentMethod(string paymentmethod)
    {
        return StepAsync(async cart =>
        {
            if (!await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart))
            {
                await SetPaymentMethodAsync(null);
                return await ConfirmStepAsync(cart);
            }

            var method = await FindPaymentMethodAsync(paymentmethod)
                ?? throw new NopException(await localizationService.GetResourceAsync("Checkout.PaymentMethod.NotFound"));
            await SetPaymentMethodAsync(paymentmethod);
            return await AfterPaymentMethodAsync(method, cart);
        });
    }

    [HttpPost]
    public Task<IActionResult> OpcSavePaymentInfo(IFormCollection form)
    {
        return StepAsync(async cart =>
        {
            var method = await ChosenPaymentMethodAsync()
                ?? throw new NopException(await localizationService.GetResourceAsync("Checkout.PaymentMethod.NotFound"));
            return await SavePaymentInfoAsync(method, form)
                ? await ConfirmStepAsync(cart)
                : Json(new { update_section = await PaymentInfoSectionAsync(method) });
        });
    }

    [HttpPost]
    public Task<IActionResult> OpcConfirmOrder()
    {
        return StepAsync(async cart =>
        {
            var placed = await PlaceOrderAsync(cart)
                ?? throw new NopException(await localizationService.GetResourceAsync("Checkout.PaymentInfo.Missing"));
            if (placed.Success)
                return Json(new { success = 1 });

            var model = await checkoutModelFactory.PrepareConfirmOrderModelAsync(cart);
            foreach (var error in placed.Errors)
                model.Warnings.Add(error);
            return Goto("confirm_order", await SectionAsync("confirm-order", "OpcConfirmOrder", model));
        });
    }

    private async Task<IActionResult> StepAsync(Func<IList<ShoppingCartItem>, Task<IActionResult>> step)
    {
        try
        {
            var (cart, detour) = await EnterAsync();
            if (detour is not null)
                throw new NopException(await localizationService.GetResourceAsync("Checkout.CannotContinue"));
            if (!orderSettings.OnePageCheckoutEnabled)
                throw new NopException(await localizationService.GetResourceAsync("Checkout.Disabled"));

            return await step(cart);
        }
        catch (Exception exception)
        {
            await logger.WarningAsync(exception.Message, exception, await workContext.GetCurrentCustomerAsync());
            return Json(new { error = 1, message = exception.Message });
        }
    }

    private async Task<IActionResult> AfterShippingAddressAsync(IList<ShoppingCartItem> cart)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var model = await checkoutModelFactory.PrepareShippingMethodModelAsync(cart, await customerService.GetCustomerShippingAddressAsync(customer));
        if (shippingSettings.BypassShippingMethodSelectionIfOnlyOne && model.ShippingMethods.Count == 1)
        {
            await SetShippingOptionAsync(await FindShippingOptionAsync(OptionValue(model.ShippingMethods[0]), cart));
            return await AfterShippingMethodAsync(cart);
        }

        return Goto("shipping_method", await SectionAsync("shipping-method", "OpcShippingMethods", model));
    }

    private async Task<IActionResult> AfterShippingMethodAsync(IList<ShoppingCartItem> cart)
    {
        if (!await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart, false))
        {
            await SetPaymentMethodAsync(null);
            return await ConfirmStepAsync(cart);
        }

        var model = await checkoutModelFactory.PreparePaymentMethodModelAsync(cart);
        if (paymentSettings.BypassPaymentMethodSelectionIfOnlyOne && model.PaymentMethods.Count == 1
            && await FindPaymentMethodAsync(model.PaymentMethods[0].PaymentMethodSystemName) is { } only)
        {
            await SetPaymentMethodAsync(model.PaymentMethods[0].PaymentMethodSystemName);
            return await AfterPaymentMethodAsync(only, cart);
        }

        return Goto("payment_method", await SectionAsync("payment-method", "OpcPaymentMethods", model));
    }

    private async Task<IActionResult> AfterPaymentMethodAsync(IPaymentMethod method, IList<ShoppingCartItem> cart)
    {
        if (!method.SkipPaymentInfo)
            return Goto("payment_info", await PaymentInfoSectionAsync(method));

        await orderProcessingService.SetProcessPaymentRequestAsync(new ProcessPaymentRequest());
        return await ConfirmStepAsync(cart);
    }

    private Task<UpdateSectionJsonModel> PaymentInfoSectionAsync(IPaymentMethod method) =>
        SectionAsync("payment-info", "OpcPaymentInfo", new CheckoutPaymentInfoModel { PaymentViewComponent = method.GetPublicViewComponent() });

    private async Task<IActionResult> ConfirmStepAsync(IList<ShoppingCartItem> cart) =>
        Goto("confirm_order", await SectionAsync("confirm-order", "OpcConfirmOrder", await checkoutModelFactory.PrepareConfirmOrderModelAsync(cart)));

    private async Task<UpdateSectionJsonModel> SectionAsync(string name, string view, object model) =>
        new UpdateSectionJsonModel { name = name, html = await RenderPartialViewToStringAsync(view, model) };

    private IActionResult Goto(string section, UpdateSectionJsonModel update) => Json(new { update_section = update, goto_section = section });

    private string Problems() => string.Join(", ", ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage));
}
