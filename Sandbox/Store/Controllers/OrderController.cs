using Nop.Web.Controllers;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

[AutoValidateAntiforgeryToken]
public class OrderController(
    ICustomerService customerService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IOrderProcessingService orderProcessingService,
    IOrderService orderService,
    IWorkContext workContext,
    OrderModelFactory orderModelFactory,
    OrderSettings orderSettings) : BasePublicController
{
    public async Task<IActionResult> CustomerOrders()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        return await customerService.IsRegisteredAsync(customer)
            ? View(await orderModelFactory.PrepareCustomerOrderListModelAsync())
            : Challenge();
    }

    public async Task<IActionResult> Details(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        return order is null ? Challenge() : View(await orderModelFactory.PrepareOrderDetailsModelAsync(order));
    }

    /// <summary>A link and not a form, and open to every order that is not cancelled yet, as in nopCommerce</summary>
    public async Task<IActionResult> CancelOrder(int orderId)
    {
        if (!orderSettings.AllowCustomersCancelOrders)
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });

        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        try
        {
            if (orderProcessingService.CanCancelOrder(order))
                await orderProcessingService.CancelOrderAsync(order, false);
        }
        catch
        {
            notificationService.ErrorNotification(await localizationService.GetResourceAsync("Order.Cancel.Failed"));
            return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
        }

        await orderService.UpdateOrderAsync(order);
        notificationService.SuccessNotification(await localizationService.GetResourceAsync("Order.Cancelled"));
        return RedirectToRoute(NopRouteNames.Standard.ORDER_DETAILS, new { orderId });
    }

    public async Task<IActionResult> ReOrder(int orderId)
    {
        var order = await OwnOrderAsync(orderId);
        if (order is null)
            return Challenge();

        if ((await orderProcessingService.ReOrderAsync(order)).Any())
            notificationService.WarningNotification(await localizationService.GetResourceAsync("ShoppingCart.ReorderWarning"));

        return RedirectToRoute(NopRouteNames.General.CART);
    }

    private async Task<Order> OwnOrderAsync(int orderId)
    {
        var order = await orderService.GetOrderByIdAsync(orderId);
        var customer = await workContext.GetCurrentCustomerAsync();
        return order is null || order.Deleted || order.CustomerId != customer.Id ? null : order;
    }
}
