using System.Net;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Products that are sold for points, as the admin says it and as shoppers take them.</summary>
public static class PointsProducts
{
    /// <summary>Says what a product costs in points, 0 for nothing; returns the product's number.</summary>
    public static async Task<int> SellForPointsAsync(this StoreSession admin, string path, long points, bool only = false)
    {
        var id = int.Parse((await admin.PageAsync(path)).QuerySelector("[data-productid]")!.GetAttribute("data-productid")!);
        await admin.SellForPointsAsync(id, points, only);
        return id;
    }

    /// <summary>Says what a product costs in points, 0 for nothing.</summary>
    public static async Task SellForPointsAsync(this StoreSession admin, int id, long points, bool only = false)
    {
        var answer = await admin.PostFormAsync("/Admin/LoyaltyProduct/List", "/Admin/LoyaltyProduct/Save", ("ProgramId", "1"), ("ProductId", id.ToString()),
            ("PointsPrice", points.ToString()), ("FollowRate", "0"), ("PayableWithPoints", points > 0 ? "true" : "false"), ("PointsOnly", only ? "true" : "false"),
            ("EarningId", "0"), ("EarnMultiplier", "1"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    /// <summary>Presses the button that takes a product for points; returns the answer, whatever it says.</summary>
    public static async Task<HttpResponseMessage> PressTakeAsync(this StoreSession session, string path, int quantity = 1)
    {
        var page = await session.PageAsync(path);
        var id = page.QuerySelector("[data-productid]")!.GetAttribute("data-productid");
        var button = page.QuerySelector(".loyalty-price-button") ?? throw new AssertionException($"{path} has no button: {page.QuerySelector(".loyalty-price")?.OuterHtml}");
        return await session.PostFormAsync(path, button.GetAttribute("formaction")!, ($"addtocart_{id}.EnteredQuantity", quantity.ToString()));
    }

    /// <summary>Takes a product into the cart for points, which must succeed.</summary>
    public static async Task TakeForPointsAsync(this StoreSession session, string path, int quantity = 1)
    {
        var answer = await session.PressTakeAsync(path, quantity);
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/cart")), await answer.Content.ReadAsStringAsync());
    }
}
