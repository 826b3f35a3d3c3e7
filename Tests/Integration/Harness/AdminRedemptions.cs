using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an administrator sees and does of redemptions, through their own pages.</summary>
public sealed class AdminRedemptions(StoreSession admin)
{
    private const string Page = "/Admin/LoyaltyRedemptionAdmin/List";

    /// <summary>The redemptions as the grid shows them, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(params (string, string)[] filters) =>
        [.. (await new AdminCustomers(admin).RowsAsync(Page, filters)).EnumerateArray()];

    /// <summary>Presses "Give back" in the grid; returns the answer.</summary>
    public async Task<string> ReleaseAsync(int id)
    {
        var answer = await admin.PostFormAsync(Page, "/Admin/LoyaltyRedemptionAdmin/Release", ("id", id.ToString(CultureInfo.InvariantCulture)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Gives the member with this address points by hand.</summary>
    public async Task GivePointsAsync(string email, long points)
    {
        var members = await new AdminCustomers(admin).RowsAsync("/Admin/LoyaltyMember/List", ("SearchEmail", email));
        var page = $"/Admin/LoyaltyMember/Edit/{members[0].GetProperty("Id")}";
        var answer = await admin.PostFormAsync(page, "/Admin/LoyaltyMember/Adjust", ("MemberId", members[0].GetProperty("Id").ToString()),
            ("Points", points.ToString(CultureInfo.InvariantCulture)), ("Reason", "To spend"), ("FormKey", Guid.NewGuid().ToString("N")));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    /// <summary>The figures of the block on an order's page for one program: earned, takenback, pending, spent, givenback.</summary>
    public async Task<OrderFigures> OrderAsync(int orderId, int programId = 1)
    {
        var page = await admin.PageAsync($"/Admin/Order/Edit/{orderId}");
        var block = page.QuerySelector($".loyalty-order-program[data-program='{programId}']");
        long Figure(string name) => block is null ? 0 : long.Parse(block.QuerySelector($"[data-figure={name}]")!.TextContent.Split(' ')[0], NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        return new(Figure("earned"), Figure("takenback"), Figure("pending"), Figure("spent"), Figure("givenback"), page);
    }

    /// <summary>What an order's page says of points.</summary>
    public sealed record OrderFigures(long Earned, long TakenBack, long Pending, long Spent, long GivenBack, IDocument Page)
    {
        /// <summary>By how much the order changed the balance.</summary>
        public long Balance => Earned - TakenBack - Pending - Spent + GivenBack;
    }
}
