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
