using Nop.Core.Events;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Lists orders and takes them through their states</summary>
public partial class OrderController(
    IEventPublisher eventPublisher,
    IGiftCardService giftCardService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IOrderProcessingService orderProcessingService,
    IOrderService orderService,
    IProductService productService,
    OrderModelFactory orderModelFactory,
    OrderSettings orderSettings) : StoreAdminController(localizationService, notificationService)
{
    public IActionResult Index() => RedirectToAction("List");

    [CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> List() => View(await orderModelFactory.PrepareOrderSearchModelAsync());

    [HttpPost]
    [CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> OrderList(OrderSearchModel searchModel) => Json(await orderModelFactory.PrepareOrderListModelAsync(searchModel));

    [HttpPost, ActionName("List")]
    [FormValueRequired("go-to-order-by-number")]
    [CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> GoToOrderId(OrderSearchModel searchModel)
    {
        var order = await orderService.GetOrderByCustomOrderNumberAsync(searchModel.GoDirectlyToCustomOrderNumber);

        return order is null ? RedirectToAction("List") : RedirectToAction("Edit", new { id = order.Id });
    }

    [CheckPermission(StandardPermission.Orders.ORDERS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var order = await orderService.GetOrderByIdAsync(id);
        if (order is null || order.Deleted)
            return RedirectToAction("List");

        return View(await orderModelFactory.PrepareOrderModelAsync(order));
    }

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("cancelorder")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> CancelOrder(int id) => ChangeAsync(id, order => orderProcessingService.CancelOrderAsync(order, true));

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("captureorder")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> CaptureOrder(int id) => ChangeAsync(id, async order => ShowErrors(await orderProcessingService.CaptureAsync(order)));

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("markorderaspaid")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> MarkOrderAsPaid(int id) => ChangeAsync(id, orderProcessingService.MarkOrderAsPaidAsync);

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("refundorder")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> RefundOrder(int id) => ChangeAsync(id, async order => ShowErrors(await orderProcessingService.RefundAsync(order)));

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("refundorderoffline")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> RefundOrderOffline(int id) => ChangeAsync(id, orderProcessingService.RefundOfflineAsync);

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("voidorder")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> VoidOrder(int id) => ChangeAsync(id, async order => ShowErrors(await orderProcessingService.VoidAsync(order)));

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("voidorderoffline")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> VoidOrderOffline(int id) => ChangeAsync(id, orderProcessingService.VoidOfflineAsync);

    /// <summary>Writes the chosen status as it is: nothing is restocked, mailed or paid by this</summary>
    [HttpPost, ActionName("Edit")]
    [FormValueRequired("btnSaveOrderStatus")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> ChangeOrderStatus(int id, OrderModel model)
    {
        return ChangeAsync(id, async order =>
        {
            var previousStatus = order.OrderStatus;
            order.OrderStatusId = model.OrderStatusId;
            await orderService.UpdateOrderAsync(order);
            await eventPublisher.PublishAsync(new OrderStatusChangedEvent(order, previousStatus));
            await orderService.InsertOrderNoteAsync(new OrderNote
            {
                OrderId = order.Id,
                Note = $"An admin set the status to {await LocalizationService.GetLocalizedEnumAsync(order.OrderStatus)}",
                CreatedOnUtc = DateTime.UtcNow
            });
        });
    }

    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> PartiallyRefundOrderPopup(int id, bool online)
    {
        var order = await orderService.GetOrderByIdAsync(id);
        if (order is null)
            return RedirectToAction("List");

        return View(await orderModelFactory.PrepareOrderModelAsync(order));
    }

    [HttpPost]
    [FormValueRequired("partialrefundorder")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> PartiallyRefundOrderPopup(int id, bool online, OrderModel model)
    {
        var order = await orderService.GetOrderByIdAsync(id);
        if (order is null)
            return RedirectToAction("List");

        var amount = Math.Min(model.AmountToRefund, order.OrderTotal - order.RefundedAmount);
        IList<string> errors = [];
        try
        {
            if (amount <= decimal.Zero)
                errors.Add(await LocalizationService.GetResourceAsync("Admin.Orders.Fields.PartialRefund.AmountToRefund.Positive"));
            else if (online)
                errors = await orderProcessingService.PartiallyRefundAsync(order, amount);
            else
                await orderProcessingService.PartiallyRefundOfflineAsync(order, amount);
        }
        catch (Exception exception)
        {
            errors.Add(exception.Message);
        }

        ShowErrors(errors);
        ViewBag.RefreshPage = errors.Count == 0;

        return View(await orderModelFactory.PrepareOrderModelAsync(order));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Delete(int id)
    {
        var order = await orderService.GetOrderByIdAsync(id);
        if (order is null)
            return RedirectToAction("List");

        await orderProcessingService.DeleteOrderAsync(order);

        return await DoneAsync("Admin.Orders.Deleted");
    }

    private async Task<IActionResult> ChangeAsync(int id, Func<Order, Task> change)
    {
        var order = await orderService.GetOrderByIdAsync(id);
        if (order is null)
            return RedirectToAction("List");

        try
        {
            await change(order);
        }
        catch (Exception exception)
        {
            await NotificationService.ErrorNotificationAsync(exception);
        }

        return RedirectToAction("Edit", new { id });
    }

    private void ShowErrors(IEnumerable<string> errors)
    {
        foreach (var error in errors)
            NotificationService.ErrorNotification(error);
    }
}
