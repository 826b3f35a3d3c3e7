using System.Net;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Products that are sold for points, as the admin says it and as shoppers take them.</summary>
public static class PointsProducts
{
    /// <summary>Says what a product costs in points, 0 for nothing; returns the product's number.</summary>
    public static async Task<int> SellForPointsAsync(this StoreSession admin, string path, long points, bool only = false, params (string Name, string Value)[] terms)
    {
        var id = int.Parse((await admin.PageAsync(path)).QuerySelector("[data-productid]")!.GetAttribute("data-productid")!);
        await admin.SellForPointsAsync(id, points, only, terms);
        return id;
    }

    /// <summary>Says what a product costs in points, 0 for nothing, and what else is said of it.</summary>
    public static async Task SellForPointsAsync(this StoreSession admin, int id, long points, bool only = false, params (string Name, string Value)[] terms)
    {
        var names = terms.Select(term => term.Name).ToHashSet();
        (string Name, string Value)[] usual =
        [
            ("ProgramId", "1"), ("ProductId", id.ToString()), ("PointsPrice", points.ToString()), ("FollowRate", "0"),
            ("PayableWithPoints", points > 0 ? "true" : "false"), ("PointsOnly", only ? "true" : "false"), ("EarningId", "0"), ("EarnMultiplier", "1")
        ];
        var answer = await admin.PostFormAsync("/Admin/LoyaltyProduct/List", "/Admin/LoyaltyProduct/Save", [.. usual.Where(term => !names.Contains(term.Name)), .. terms]);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    /// <summary>Presses the button that takes a product for points; returns the answer, whatever it says.</summary>
    public static async Task<HttpResponseMessage> PressTakeAsync(this StoreSession session, string path, int quantity = 1, params (string Name, string Value)[] fields)
    {
        var press = await session.OpenTakeAsync(path, quantity, fields);
        return await press();
    }

    /// <summary>Opens a product's page; what it returns presses the button there that takes it for points, whatever happened meanwhile.</summary>
    public static async Task<Func<Task<HttpResponseMessage>>> OpenTakeAsync(this StoreSession session, string path, int quantity = 1, params (string Name, string Value)[] fields)
    {
        var page = await session.PageAsync(path);
        var id = page.QuerySelector("[data-productid]")!.GetAttribute("data-productid");
        var button = page.QuerySelector(".loyalty-price-button") ?? throw new AssertionException($"{path} has no button: {page.QuerySelector(".loyalty-price")?.OuterHtml}");
        return () => session.PostFormAsync(path, button.GetAttribute("formaction")!, [($"addtocart_{id}.EnteredQuantity", quantity.ToString()), .. fields]);
    }

    /// <summary>Takes a product into the cart for points, which must succeed.</summary>
    public static async Task TakeForPointsAsync(this StoreSession session, string path, int quantity = 1, params (string Name, string Value)[] fields)
    {
        var answer = await session.PressTakeAsync(path, quantity, fields);
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/cart")), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Puts a product on the wish list from its page.</summary>
    public static async Task AddToWishlistAsync(this StoreSession session, string path)
    {
        var button = (await session.PageAsync(path)).QuerySelector(".add-to-wishlist-button")!;
        var answer = await session.PostFormAsync(path, button.GetAttribute("data-add-to-cart")!, ($"addtocart_{button.GetAttribute("data-productid")}.EnteredQuantity", "1"));
        Assert.That(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("success").GetBoolean(), Is.True);
    }
}
