using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Http;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Shipping;
using Nop.Web.Controllers;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.Common;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The way from the cart to the order: the entry, the exit and what both checkouts share</summary>
[AutoValidateAntiforgeryToken]
public partial class CheckoutController : BasePublicController
{
    private const string OPTION_SEPARATOR = "___";

    private readonly AddressModelFactory _addressModelFactory;
    private readonly CheckoutModelFactory _checkoutModelFactory;
    private readonly IAddressService _addressService;
    private readonly ICustomerService _customerService;
    private readonly IGenericAttributeService _genericAttributeService;
    private readonly ILocalizationService _localizationService;
    private readonly Nop.Services.Logging.ILogger _logger;
    private readonly IOrderProcessingService _orderProcessingService;
    private readonly IOrderService _orderService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IPaymentService _paymentService;
    private readonly IShippingService _shippingService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly OrderSettings _orderSettings;
    private readonly PaymentSettings _paymentSettings;
    private readonly ShippingSettings _shippingSettings;
    private readonly ShoppingCartModelFactory _shoppingCartModelFactory;

    public CheckoutController(AddressModelFactory addressModelFactory,
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
        ShoppingCartModelFactory shoppingCartModelFactory)
    {
        _addressModelFactory = addressModelFactory;
        _checkoutModelFactory = checkoutModelFactory;
        _addressService = addressService;
        _customerService = customerService;
        _genericAttributeService = genericAttributeService;
        _localizationService = localizationService;
        _logger = logger;
        _orderProcessingService = orderProcessingService;
        _orderService = orderService;
        _paymentPluginManager = paymentPluginManager;
        _paymentService = paymentService;
        _shippingService = shippingService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _workContext = workContext;
        _orderSettings = orderSettings;
        _paymentSettings = paymentSettings;
        _shippingSettings = shippingSettings;
        _shoppingCartModelFactory = shoppingCartModelFactory;
    }

    public async Task<IActionResult> Index()
    {
        var (cart, detour) = await EnterAsync();
        if (detour is not null)
            return detour;

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        await _customerService.ResetCheckoutDataAsync(customer, store.Id);
        var warnings = await _shoppingCartService.GetShoppingCartWarningsAsync(cart, string.Empty, true);
        if (warnings.Any())
            return RedirectToRoute(NopRouteNames.General.CART);

        return RedirectToRoute(_orderSettings.OnePageCheckoutEnabled
            ? NopRouteNames.Standard.CHECKOUT_ONE_PAGE
            : NopRouteNames.Standard.CHECKOUT_BILLING_ADDRESS);
    }

    public async Task<IActionResult> Completed(int? orderId)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        if (await _customerService.IsGuestAsync(customer) && !_orderSettings.AnonymousCheckoutAllowed)
            return Challenge();

        var order = orderId is { } id
            ? await _orderService.GetOrderByIdAsync(id)
            : (await _orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id, pageSize: 1)).FirstOrDefault();
        if (order is null || order.Deleted || order.CustomerId != customer.Id)
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        if (_orderSettings.DisableOrderCompletedPage)
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId = order.Id });

        return View(new CheckoutCompletedModel { OrderId = order.Id, CustomOrderNumber = order.CustomOrderNumber });
    }

    /// <summary>The cart, or where the shopper has to go instead</summary>
    private async Task<(IList<ShoppingCartItem> Cart, IActionResult Detour)> EnterAsync()
    {
        if (_orderSettings.CheckoutDisabled)
            return (null, RedirectToRoute(NopRouteNames.General.CART));

        var cart = await _shoppingCartModelFactory.LoadCartAsync();
        if (!cart.Any())
            return (cart, RedirectToRoute(NopRouteNames.General.CART));

        var customer = await _workContext.GetCurrentCustomerAsync();
        return await _customerService.IsGuestAsync(customer) && !_orderSettings.AnonymousCheckoutAllowed
            ? (cart, Challenge())
            : (cart, null);
    }

    /// <summary>The customer's address with this id, or the one entered; null when what was entered is not complete</summary>
    private async Task<Address> ResolveAddressAsync(int addressId, AddressModel entered, string prefix)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (addressId > 0)
        {
            return await _customerService.GetCustomerAddressAsync(customer.Id, addressId)
                ?? throw new NopException(await _localizationService.GetResourceAsync("Checkout.Address.NotFound"));
        }

        await _addressModelFactory.ValidateAsync(entered, prefix, ModelState);
        if (!ModelState.IsValid)
            return null;

        var address = _addressModelFactory.ToEntity(entered);
        var known = (await _customerService.GetAddressesByCustomerIdAsync(customer.Id)).FirstOrDefault(other => Same(other, address));
        if (known is not null)
            return known;

        await _addressService.InsertAddressAsync(address);
        await _customerService.InsertCustomerAddressAsync(customer, address);
        return address;
    }

    private static bool Same(Address one, Address other)
    {
        return (one.FirstName, one.LastName, one.Email, one.Company, one.CountryId, one.City, one.Address1, one.Address2, one.ZipPostalCode, one.PhoneNumber)
            == (other.FirstName, other.LastName, other.Email, other.Company, other.CountryId, other.City, other.Address1, other.Address2, other.ZipPostalCode, other.PhoneNumber);
    }

    private async Task SetBillingAddressAsync(Address address, bool shipThere)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        customer.BillingAddressId = address.Id;
        if (shipThere)
            customer.ShippingAddressId = address.Id;
        await _customerService.UpdateCustomerAsync(customer);
        await SetShippingOptionAsync(null);
    }

    private async Task SetShippingAddressAsync(Address address)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        customer.ShippingAddressId = address.Id;
        await _customerService.UpdateCustomerAsync(customer);
    }

    private async Task SetShippingOptionAsync(ShippingOption option)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        await _genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, option, store.Id);
    }

    private async Task SetPaymentMethodAsync(string systemName)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        await _genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, systemName, store.Id);
    }

    /// <summary>The shipping option behind a posted radio button, or null</summary>
    private async Task<ShippingOption> FindShippingOptionAsync(string posted, IList<ShoppingCartItem> cart)
    {
        var parts = (posted ?? string.Empty).Split(OPTION_SEPARATOR, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2)
            return null;

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var response = await _shippingService.GetShippingOptionsAsync(cart, await _customerService.GetCustomerShippingAddressAsync(customer),
            customer, parts[1], store.Id);
        return response.ShippingOptions.FirstOrDefault(option => string.Equals(option.Name, parts[0], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The active payment method of this name, or null</summary>
    private async Task<IPaymentMethod> FindPaymentMethodAsync(string systemName)
    {
        if (string.IsNullOrEmpty(systemName))
            return null;

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var method = await _paymentPluginManager.LoadPluginBySystemNameAsync(systemName, customer, store.Id);
        return method is not null && _paymentPluginManager.IsPluginActive(method) ? method : null;
    }

    /// <summary>The customer's chosen payment method, or null</summary>
    private async Task<IPaymentMethod> ChosenPaymentMethodAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        return await FindPaymentMethodAsync(await _genericAttributeService.GetAttributeAsync<string>(customer,
            NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id));
    }

    /// <summary>Keeps what the payment method was told for the confirmation; false when it is not satisfied</summary>
    private async Task<bool> SavePaymentInfoAsync(IPaymentMethod method, IFormCollection form)
    {
        foreach (var warning in await method.ValidatePaymentFormAsync(form))
            ModelState.AddModelError(string.Empty, warning);
        if (!ModelState.IsValid)
            return false;

        await _orderProcessingService.SetProcessPaymentRequestAsync(await method.GetPaymentInfoAsync(form));
        return true;
    }

    /// <summary>Places the order; null when the payment step was left out and is needed</summary>
    private async Task<PlaceOrderResult> PlaceOrderAsync(IList<ShoppingCartItem> cart)
    {
        if (await TooSoonAsync())
        {
            var result = new PlaceOrderResult();
            result.AddError(await _localizationService.GetResourceAsync("Checkout.MinOrderPlacementInterval"));
            return result;
        }

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var request = await _orderProcessingService.GetProcessPaymentRequestAsync();
        if (request is null)
        {
            if (await _orderProcessingService.IsPaymentWorkflowRequiredAsync(cart))
                return null;
            request = new ProcessPaymentRequest();
        }

        await _orderProcessingService.SetProcessPaymentRequestAsync(request);
        request.StoreId = store.Id;
        request.CustomerId = customer.Id;
        request.PaymentMethodSystemName = await _genericAttributeService.GetAttributeAsync<string>(customer,
            NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id);
        await _orderProcessingService.SetProcessPaymentRequestAsync(request);

        var placed = await _orderProcessingService.PlaceOrderAsync(request);
        if (placed.Success)
        {
            await _orderProcessingService.SetProcessPaymentRequestAsync(null);
            await _paymentService.PostProcessPaymentAsync(new PostProcessPaymentRequest { Order = placed.PlacedOrder });
        }

        return placed;
    }

    private async Task<bool> TooSoonAsync()
    {
        if (_orderSettings.MinimumOrderPlacementInterval <= 0)
            return false;

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var last = (await _orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id, pageSize: 1)).FirstOrDefault();
        return last is not null && (DateTime.UtcNow - last.CreatedOnUtc).TotalMinutes <= _orderSettings.MinimumOrderPlacementInterval;
    }
}
