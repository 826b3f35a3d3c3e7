using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Services.Common;
using Nop.Services.Shipping;
using Nop.Web.Controllers;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.Common;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The way from the cart to the order: the entry, the exit and what both checkouts share</summary>
[AutoValidateAntiforgeryToken]
public partial class CheckoutController(
    AddressModelFactory addressModelFactory,
    CheckoutModelFactory checkoutModelFactory,
    IAddressService addressService,
    ICustomerService customerService,
    IGenericAttributeService genericAttributeService,
    ILocalizationService localizationService,
    Nop.Services.Logging.ILogger logger,
    IOrderProcessingService orderProcessingService,
    IOrderService orderService,
    IPaymentPluginManager paymentPluginManager,
    IPaymentService paymentService,
    IShippingService shippingService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext,
    OrderSettings orderSettings,
    PaymentSettings paymentSettings,
    ShippingSettings shippingSettings,
    ShoppingCartModelFactory shoppingCartModelFactory) : BasePublicController
{
    private const string OPTION_SEPARATOR = "___";

    public async Task<IActionResult> Index()
    {
        var (cart, detour) = await EnterAsync();
        if (detour is not null)
            return detour;

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        await customerService.ResetCheckoutDataAsync(customer, store.Id);
        var warnings = await shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, true);
        if (warnings.Any())
            return RedirectToRoute(NopRouteNames.General.CART);

        return RedirectToRoute(orderSettings.OnePageCheckoutEnabled
            ? NopRouteNames.Standard.CHECKOUT_ONE_PAGE
            : NopRouteNames.Standard.CHECKOUT_BILLING_ADDRESS);
    }

    public async Task<IActionResult> Completed(int? orderId)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        if (await customerService.IsGuestAsync(customer) && !orderSettings.AnonymousCheckoutAllowed)
            return Challenge();

        var order = orderId is { } id
            ? await orderService.GetOrderByIdAsync(id)
            : (await orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id, pageSize: 1)).FirstOrDefault();
        if (order is null || order.Deleted || order.CustomerId != customer.Id)
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        if (orderSettings.DisableOrderCompletedPage)
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId = order.Id });

        return View(new CheckoutCompletedModel { OrderId = order.Id, CustomOrderNumber = order.CustomOrderNumber });
    }

    /// <summary>The cart, or where the shopper has to go instead</summary>
    private async Task<(IList<ShoppingCartItem> Cart, IActionResult Detour)> EnterAsync()
    {
        if (orderSettings.CheckoutDisabled)
            return (null, RedirectToRoute(NopRouteNames.General.CART));

        var cart = await shoppingCartModelFactory.LoadCartAsync();
        if (!cart.Any())
            return (cart, RedirectToRoute(NopRouteNames.General.CART));

        var customer = await workContext.GetCurrentCustomerAsync();
        return await customerService.IsGuestAsync(customer) && !orderSettings.AnonymousCheckoutAllowed
            ? (cart, Challenge())
            : (cart, null);
    }

    /// <summary>The customer's address with this id, or the one entered; null when what was entered is not complete</summary>
    private async Task<Address> ResolveAddressAsync(int addressId, AddressModel entered, string prefix)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (addressId > 0)
        {
            return await customerService.GetCustomerAddressAsync(customer.Id, addressId)
                ?? throw new NopException(await localizationService.GetResourceAsync("Checkout.Address.NotFound"));
        }

        await addressModelFactory.ValidateAsync(entered, prefix, ModelState);
        if (!ModelState.IsValid)
            return null;

        var address = addressModelFactory.ToEntity(entered);
        var known = (await customerService.GetAddressesByCustomerIdAsync(customer.Id)).FirstOrDefault(other => Same(other, address));
        if (known is not null)
            return known;

        await addressService.InsertAddressAsync(address);
        await customerService.InsertCustomerAddressAsync(customer, address);
        return address;
    }

    private static bool Same(Address one, Address other) =>
        (one.FirstName, one.LastName, one.Email, one.Company, one.CountryId, one.City, one.Address1, one.Address2, one.ZipPostalCode, one.PhoneNumber)
            == (other.FirstName, other.LastName, other.Email, other.Company, other.CountryId, other.City, other.Address1, other.Address2, other.ZipPostalCode, other.PhoneNumber);

    private async Task SetBillingAddressAsync(Address address, bool shipThere)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        customer.BillingAddressId = address.Id;
        if (shipThere)
            customer.ShippingAddressId = address.Id;
        await customerService.UpdateCustomerAsync(customer);
        await SetShippingOptionAsync(null);
    }

    private async Task SetShippingAddressAsync(Address address)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        customer.ShippingAddressId = address.Id;
        await customerService.UpdateCustomerAsync(customer);
    }

    private async Task SetShippingOptionAsync(ShippingOption option)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        await genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, option, store.Id);
    }

    private async Task SetPaymentMethodAsync(string systemName)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        await genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, systemName, store.Id);
    }

    /// <summary>The shipping option behind a posted radio button, or null</summary>
    private async Task<ShippingOption> FindShippingOptionAsync(string posted, IList<ShoppingCartItem> cart)
    {
        var parts = (posted ?? string.Empty).Split(OPTION_SEPARATOR, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2)
            return null;

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var response = await shippingService.GetShippingOptionsAsync(cart, await customerService.GetCustomerShippingAddressAsync(customer),
            customer, parts[1], store.Id);
        return response.ShippingOptions.FirstOrDefault(option => string.Equals(option.Name, parts[0], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The active payment method of this name, or null</summary>
    private async Task<IPaymentMethod> FindPaymentMethodAsync(string systemName)
    {
        if (string.IsNullOrEmpty(systemName))
            return null;

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var method = await paymentPluginManager.LoadPluginBySystemNameAsync(systemName, customer, store.Id);
        return method is not null && paymentPluginManager.IsPluginActive(method) ? method : null;
    }

    /// <summary>The customer's chosen payment method, or null</summary>
    private async Task<IPaymentMethod> ChosenPaymentMethodAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        return await FindPaymentMethodAsync(await genericAttributeService.GetAttributeAsync<string>(customer,
            NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id));
    }

    /// <summary>Keeps what the payment method was told for the confirmation; false when it is not satisfied</summary>
    private async Task<bool> SavePaymentInfoAsync(IPaymentMethod method, IFormCollection form)
    {
        foreach (var warning in await method.ValidatePaymentFormAsync(form))
            ModelState.AddModelError(string.Empty, warning);
        if (!ModelState.IsValid)
            return false;

        await orderProcessingService.SetProcessPaymentRequestAsync(await method.GetPaymentInfoAsync(form));
        return true;
    }

    /// <summary>Places the order; null when the payment step was left out and is needed</summary>
    private async Task<PlaceOrderResult> PlaceOrderAsync(IList<ShoppingCartItem> cart)
    {
        if (await TooSoonAsync())
        {
            var result = new PlaceOrderResult();
            result.AddError(await localizationService.GetResourceAsync("Checkout.MinOrderPlacementInterval"));
            return result;
        }

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var request = await orderProcessingService.GetProcessPaymentRequestAsync();
        if (request is null)
        {
            if (await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart))
                return null;
            request = new ProcessPaymentRequest();
        }

        await orderProcessingService.SetProcessPaymentRequestAsync(request);
        request.StoreId = store.Id;
        request.CustomerId = customer.Id;
        request.PaymentMethodSystemName = await genericAttributeService.GetAttributeAsync<string>(customer,
            NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        await orderProcessingService.SetProcessPaymentRequestAsync(request);

        var placed = await orderProcessingService.PlaceOrderAsync(request);
        if (placed.Success)
        {
            await orderProcessingService.SetProcessPaymentRequestAsync(null);
            await paymentService.PostProcessPaymentAsync(new PostProcessPaymentRequest { Order = placed.PlacedOrder });
        }

        return placed;
    }

    private async Task<bool> TooSoonAsync()
    {
        if (orderSettings.MinimumOrderPlacementInterval <= 0)
            return false;

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var last = (await orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id, pageSize: 1)).FirstOrDefault();
        return last is not null && (DateTime.UtcNow - last.CreatedOnUtc).TotalMinutes <= orderSettings.MinimumOrderPlacementInterval;
    }
}
