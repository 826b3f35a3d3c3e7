using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Core.Http;
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
    private readonly IWorkContext _workContext;
    private readonly OrderModelFactory _orderModelFactory;
    private readonly OrderSettings _orderSettings;

    public OrderController(ICustomerService customerService,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IOrderProcessingService orderProcessingService,
        IOrderService orderService,
        IWorkContext workContext,
        OrderModelFactory orderModelFactory,
        OrderSettings orderSettings)
    {
        _customerService = customerService;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _orderProcessingService = orderProcessingService;
        _orderService = orderService;
        _workContext = workContext;
        _orderModelFactory = orderModelFactory;
        _orderSettings = orderSettings;
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

    /// <summary>A link and not a form, and open to every order that is not cancelled yet, as in nopCommerce</summary>
    public async Task<IActionResult> CancelOrder(int orderId)
    {
        if (!_orderSettings.AllowCustomersCancelOrders)
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });

        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        try
        {
            if (_orderProcessingService.CanCancelOrder(order))
                await _orderProcessingService.CancelOrderAsync(order, false);
        }
        catch
        {
            _notificationService.ErrorNotification(await _localizationService.GetResourceAsync("Order.Cancel.Failed"));
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
        }

        await _orderService.UpdateOrderAsync(order);
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Order.Cancelled"));
        return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
    }

    public async Task<IActionResult> ReOrder(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        if ((await _orderProcessingService.ReOrderAsync(order)).Any())
            _notificationService.WarningNotification(await _localizationService.GetResourceAsync("ShoppingCart.ReorderWarning"));

        return RedirectToRoute(NopRouteNames.General.CART);
    }

    private async Task<Order> OwnOrderAsync(int orderId)
    {
        var order = await _orderService.GetOrderByIdAsync(orderId);
        var customer = await _workContext.GetCurrentCustomerAsync();
        return order is null || order.Deleted || order.CustomerId != customer.Id ? null : order;
    }
}
