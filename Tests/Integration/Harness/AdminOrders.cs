using System.Globalization;
using System.Net;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an administrator does with an order, through the order page's own buttons.</summary>
public sealed class AdminOrders(StoreSession admin)
{
    /// <summary>nopCommerce's number of the order status Complete.</summary>
    public const int Complete = 30;

    /// <summary>nopCommerce's number of the order status Cancelled.</summary>
    public const int Cancelled = 40;

    /// <summary>nopCommerce's number of the order status Processing.</summary>
    public const int Processing = 20;

    public Task MarkPaidAsync(int id) => ButtonAsync(id, "markorderaspaid");

    public Task CancelAsync(int id) => ButtonAsync(id, "cancelorder");

    public Task RefundAsync(int id) => ButtonAsync(id, "refundorderoffline");

    public Task ChangeStatusAsync(int id, int status) => ButtonAsync(id, "btnSaveOrderStatus", ("OrderStatusId", status.ToString()));

    /// <summary>Gives everything back through the payment method.</summary>
    public Task RefundOnlineAsync(int id) => ButtonAsync(id, "refundorder");

    public Task CaptureAsync(int id) => ButtonAsync(id, "captureorder");

    public Task VoidAsync(int id) => ButtonAsync(id, "voidorder");

    /// <summary>Saves amounts of the order as they are given, by the names of the page's fields.</summary>
    public async Task EditTotalsAsync(int id, params (string Field, decimal Amount)[] amounts) =>
        await DoneAsync(await admin.SubmitAsync($"/Admin/Order/Edit/{id}", "#order-form", "btnSaveOrderTotals",
            [.. amounts.Select(amount => (amount.Field, amount.Amount.ToString(CultureInfo.InvariantCulture)))]));

    /// <summary>Changes quantity and price of an order's first line; tax is a tenth on top.</summary>
    public async Task EditFirstItemAsync(int id, int quantity, decimal unitPriceExclTax)
    {
        var item = await FirstItemAsync(id);
        (string Field, decimal Amount)[] values =
        [
            ("pvQuantity", quantity),
            ("pvUnitPriceExclTax", unitPriceExclTax), ("pvUnitPriceInclTax", unitPriceExclTax * 1.1m),
            ("pvPriceExclTax", quantity * unitPriceExclTax), ("pvPriceInclTax", quantity * unitPriceExclTax * 1.1m)
        ];
        await ButtonAsync(id, $"btnSaveOrderItem{item}",
            [.. values.Select(value => ($"{value.Field}{item}", value.Amount.ToString(CultureInfo.InvariantCulture)))]);
    }

    public async Task DeleteFirstItemAsync(int id) => await ButtonAsync(id, $"btnDeleteOrderItem{await FirstItemAsync(id)}");

    /// <summary>The order's amounts by the names of the page's fields, and its two states.</summary>
    public async Task<(IReadOnlyDictionary<string, decimal> Amounts, string OrderStatus, string PaymentStatus)> ReadAsync(int id)
    {
        var page = await admin.PageAsync($"/Admin/Order/Edit/{id}");
        var amounts = page.QuerySelectorAll("#pnlEditOrderTotals input[name$=Value]:not([name=TaxRatesValue])")
            .ToDictionary(input => input.GetAttribute("name")!, input => decimal.Parse(input.GetAttribute("value")!, CultureInfo.InvariantCulture));
        return (amounts, page.QuerySelector("#order-status")!.TextContent, page.QuerySelector("#payment-status")!.TextContent);
    }

    private async Task<string> FirstItemAsync(int id)
    {
        var page = await admin.PageAsync($"/Admin/Order/Edit/{id}");
        return page.QuerySelector("#order-items button[name^=btnEditOrderItem]")!.GetAttribute("name")!["btnEditOrderItem".Length..];
    }

    public async Task RefundPartAsync(int id, decimal amount)
    {
        var page = $"/Admin/Order/PartiallyRefundOrderPopup/{id}?online=false";
        await DoneAsync(await admin.PostFormAsync(page, page, ("partialrefundorder", "save"), ("Id", id.ToString()),
            ("AmountToRefund", amount.ToString(CultureInfo.InvariantCulture))));
    }

    public async Task DeleteAsync(int id) =>
        await DoneAsync(await admin.PostFormAsync($"/Admin/Order/Edit/{id}", $"/Admin/Order/Delete/{id}"));

    private async Task ButtonAsync(int id, string button, params (string, string)[] fields)
    {
        var page = $"/Admin/Order/Edit/{id}";
        await DoneAsync(await admin.PostFormAsync(page, page, [(button, button), ("Id", id.ToString()), .. fields]));
    }

    private static async Task DoneAsync(HttpResponseMessage answer) => Assert.That(answer.StatusCode,
        Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
}
