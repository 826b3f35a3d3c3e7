using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Core.Http;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Web.Controllers;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The customer's own orders</summary>
[AutoValidateAntiforgeryToken]
public class OrderController : BasePublicController
{
    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IOrderProcessingService _orderProcessingService;
    private readonly IOrderService _orderService;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IWorkContext _workContext;
    private readonly OrderModelFactory _orderModelFactory;

    public OrderController(ICustomerService customerService,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IOrderProcessingService orderProcessingService,
        IOrderService orderService,
        IProductService productService,
        IShoppingCartService shoppingCartService,
        IWorkContext workContext,
        OrderModelFactory orderModelFactory)
    {
        _customerService = customerService;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _orderProcessingService = orderProcessingService;
        _orderService = orderService;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _workContext = workContext;
        _orderModelFactory = orderModelFactory;
    }

    public async Task<IActionResult> CustomerOrders()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        return await _customerService.IsRegisteredAsync(customer)
            ? View(await _orderModelFactory.PrepareCustomerOrderListModelAsync())
            : Challenge();
    }

    public async Task<IActionResult> Details(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        return order is null ? Challenge() : View(await _orderModelFactory.PrepareOrderDetailsModelAsync(order));
    }

    /// <summary>A link and not a form, as in nopCommerce</summary>
    public async Task<IActionResult> CancelOrder(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        if (order.OrderStatus != OrderStatus.Pending || !_orderProcessingService.CanCancelOrder(order))
        {
            _notificationService.ErrorNotification(await _localizationService.GetResourceAsync("Order.CannotCancel"));
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
        }

        await _orderProcessingService.CancelOrderAsync(order, true);
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Order.Cancelled"));
        return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
    }

    public async Task<IActionResult> ReOrder(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        var customer = await _workContext.GetCurrentCustomerAsync();
        foreach (var item in await _orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await _productService.GetProductByIdAsync(item.ProductId);
            foreach (var warning in await _shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart,
                         order.StoreId, item.AttributesXml, quantity: item.Quantity))
                _notificationService.WarningNotification(warning);
        }

        return RedirectToRoute(NopRouteNames.General.CART);
    }

    private async Task<Order> OwnOrderAsync(int orderId)
    {
        var order = await _orderService.GetOrderByIdAsync(orderId);
        var customer = await _workContext.GetCurrentCustomerAsync();
        return order is null || order.Deleted || order.CustomerId != customer.Id ? null : order;
    }
}
