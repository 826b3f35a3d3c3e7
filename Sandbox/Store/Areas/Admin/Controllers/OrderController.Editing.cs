using System.Globalization;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Changes what an order consists of after it was placed. Whether its totals follow is a setting.</summary>
public partial class OrderController
{
    private const string SAVE_ITEM = "btnSaveOrderItem";
    private const string DELETE_ITEM = "btnDeleteOrderItem";

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("btnSaveOrderTotals")]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> EditOrderTotals(int id, OrderModel model)
    {
        return ChangeAsync(id, async order =>
        {
            order.OrderSubtotalInclTax = model.OrderSubtotalInclTaxValue;
            order.OrderSubtotalExclTax = model.OrderSubtotalExclTaxValue;
            order.OrderSubTotalDiscountInclTax = model.OrderSubTotalDiscountInclTaxValue;
            order.OrderSubTotalDiscountExclTax = model.OrderSubTotalDiscountExclTaxValue;
            order.OrderShippingInclTax = model.OrderShippingInclTaxValue;
            order.OrderShippingExclTax = model.OrderShippingExclTaxValue;
            order.PaymentMethodAdditionalFeeInclTax = model.PaymentMethodAdditionalFeeInclTaxValue;
            order.PaymentMethodAdditionalFeeExclTax = model.PaymentMethodAdditionalFeeExclTaxValue;
            order.TaxRates = model.TaxRatesValue;
            order.OrderTax = model.TaxValue;
            order.OrderDiscount = model.OrderTotalDiscountValue;
            order.OrderTotal = model.OrderTotalValue;
            await orderService.UpdateOrderAsync(order);
            await AddNoteAsync(order, "Order totals have been edited");
        });
    }

    [HttpPost, ActionName("Edit")]
    [FormValueRequired(FormValueRequirement.StartsWith, SAVE_ITEM)]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> EditOrderItem(int id, IFormCollection form)
    {
        return ChangeAsync(id, async order =>
        {
            var item = await FindItemAsync(form, SAVE_ITEM, order);
            var update = new UpdateOrderParameters(order, item)
            {
                PriceInclTax = Amount(form, $"pvUnitPriceInclTax{item.Id}", item.UnitPriceInclTax),
                PriceExclTax = Amount(form, $"pvUnitPriceExclTax{item.Id}", item.UnitPriceExclTax),
                DiscountAmountInclTax = Amount(form, $"pvDiscountInclTax{item.Id}", item.DiscountAmountInclTax),
                DiscountAmountExclTax = Amount(form, $"pvDiscountExclTax{item.Id}", item.DiscountAmountExclTax),
                SubTotalInclTax = Amount(form, $"pvPriceInclTax{item.Id}", item.PriceInclTax),
                SubTotalExclTax = Amount(form, $"pvPriceExclTax{item.Id}", item.PriceExclTax),
                Quantity = int.TryParse(form[$"pvQuantity{item.Id}"], out var quantity) ? quantity : item.Quantity
            };

            if (update.Quantity > 0)
                await ChangeItemAsync(item, update);
            else
                await RemoveItemAsync(item);

            await orderProcessingService.UpdateOrderTotalsAsync(update);
            await AddNoteAsync(order, "Order item has been edited");
            ShowWarnings(update);
        });
    }

    [HttpPost, ActionName("Edit")]
    [FormValueRequired(FormValueRequirement.StartsWith, DELETE_ITEM)]
    [CheckPermission(StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> DeleteOrderItem(int id, IFormCollection form)
    {
        return ChangeAsync(id, async order =>
        {
            var item = await FindItemAsync(form, DELETE_ITEM, order);
            if ((await giftCardService.GetGiftCardsByPurchasedWithOrderItemIdAsync(item.Id)).Any())
            {
                NotificationService.ErrorNotification(
                    await LocalizationService.GetResourceAsync("Admin.Orders.OrderItem.DeleteAssociatedGiftCardRecordError"));
                return;
            }

            await RemoveItemAsync(item);
            var update = new UpdateOrderParameters(order, item);
            await orderProcessingService.UpdateOrderTotalsAsync(update);
            await AddNoteAsync(order, "Order item has been deleted");
            ShowWarnings(update);
        });
    }

    private async Task ChangeItemAsync(OrderItem item, UpdateOrderParameters update)
    {
        var product = await productService.GetProductByIdAsync(item.ProductId);
        await productService.AdjustInventoryAsync(product, item.Quantity - update.Quantity, item.AttributesXml);
        if (orderSettings.AutoUpdateOrderTotalsOnEditingOrder)
            return;

        item.UnitPriceInclTax = update.PriceInclTax;
        item.UnitPriceExclTax = update.PriceExclTax;
        item.DiscountAmountInclTax = update.DiscountAmountInclTax;
        item.DiscountAmountExclTax = update.DiscountAmountExclTax;
        item.PriceInclTax = update.SubTotalInclTax;
        item.PriceExclTax = update.SubTotalExclTax;
        item.Quantity = update.Quantity;
        await orderService.UpdateOrderItemAsync(item);
    }

    private async Task RemoveItemAsync(OrderItem item)
    {
        var product = await productService.GetProductByIdAsync(item.ProductId);
        await productService.AdjustInventoryAsync(product, item.Quantity, item.AttributesXml);
        await orderService.DeleteOrderItemAsync(item);
    }

    private async Task<OrderItem> FindItemAsync(IFormCollection form, string button, Order order)
    {
        var key = form.Keys.First(name => name.StartsWith(button, StringComparison.InvariantCultureIgnoreCase));
        var item = await orderService.GetOrderItemByIdAsync(int.Parse(key[button.Length..], CultureInfo.InvariantCulture));

        return item?.OrderId == order.Id ? item : throw new ArgumentException("No order item found with the specified id");
    }

    private async Task AddNoteAsync(Order order, string text) =>
        await orderService.InsertOrderNoteAsync(new OrderNote { OrderId = order.Id, Note = text, CreatedOnUtc = DateTime.UtcNow });

    private void ShowWarnings(UpdateOrderParameters update)
    {
        foreach (var warning in update.Warnings)
            NotificationService.WarningNotification(warning);
    }

    private static decimal Amount(IFormCollection form, string field, decimal otherwise) =>
        decimal.TryParse(form[field], out var amount) ? amount : otherwise;
}
