using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What the redeem box answers its script.</summary>
public sealed record RedeemAnswer(bool Success, string? Message, IHtmlDocument Box, IHtmlDocument? Summary, string? Page, string? Leave, string? Balance);

/// <summary>Spends points with the buttons of the redeem box, without and with its script.</summary>
public static class RedeemBox
{
    /// <summary>Presses "Use points" without a script; returns the page the shop leads back to.</summary>
    public static Task<IHtmlDocument> UsePointsAsync(this StoreSession session, string points, string place = "Cart") =>
        session.PressAsync("points", place, ("loyaltyPoints", points));

    /// <summary>Presses the button of a reward without a script.</summary>
    public static Task<IHtmlDocument> UseRewardAsync(this StoreSession session, string name, string place = "Cart") => ByNameAsync(session, name, place);

    /// <summary>Presses the cross of the first reservation in the cart's box without a script.</summary>
    public static async Task<IHtmlDocument> RemovePointsAsync(this StoreSession session, string page = "/cart", string place = "Cart")
    {
        var button = (await session.PageAsync(page)).QuerySelector("button[name=loyaltyRedemption]");
        Assert.That(button, Is.Not.Null, "nothing is applied");
        return await session.PressAsync("remove", place, ("loyaltyRedemption", button!.GetAttribute("value")!));
    }

    /// <summary>Posts a button of the box as a browser without scripts does, and follows.</summary>
    public static async Task<IHtmlDocument> PressAsync(this StoreSession session, string action, string place, params (string, string)[] fields)
    {
        var answer = await session.PostFormAsync("/", $"/loyalty/redeem/{action}", [.. fields, ("loyaltyPlace", place)]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return await session.PageAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>Posts a button of the box as its script does.</summary>
    public static async Task<RedeemAnswer> AskAsync(this StoreSession session, string action, string place, params (string Name, string Value)[] fields)
    {
        var token = await session.AntiforgeryTokenAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/loyalty/redeem/{action}");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("loyaltyPlace", place), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await ReadAsync(await session.Http.SendAsync(request));
    }

    /// <summary>Asks for the box alone.</summary>
    public static async Task<RedeemAnswer> BoxAsync(this StoreSession session, string place) =>
        await ReadAsync(await session.Http.GetAsync($"/loyalty/redeem/box?loyaltyPlace={place}"));

    /// <summary>What a bar at the top of the page says.</summary>
    public static string Notice(this IParentNode page) => page.QuerySelector(".bar-notification .content")?.TextContent.Trim() ?? string.Empty;

    /// <summary>The warnings above the order summary.</summary>
    public static string Warnings(this IParentNode page) => page.QuerySelector(".order-summary-content > .message-error")?.TextContent.Trim() ?? string.Empty;

    /// <summary>What the box shows as applied.</summary>
    public static IReadOnlyList<string> Reservations(this IParentNode page) =>
        [.. page.QuerySelectorAll(".loyalty-redeem-box .loyalty-reservation .applied-discount-code").Select(name => name.TextContent.Trim())];

    /// <summary>The codes that nopCommerce's own discount box shows.</summary>
    public static IReadOnlyList<string> Chips(this IParentNode page) =>
        [.. page.QuerySelectorAll(".coupon-box .applied-discount-code").Select(name => name.TextContent.Trim())];

    private static async Task<IHtmlDocument> ByNameAsync(StoreSession session, string name, string place)
    {
        var reward = (await session.PageAsync("/cart")).QuerySelectorAll(".loyalty-reward")
            .FirstOrDefault(row => row.QuerySelector(".loyalty-reward-name")!.TextContent.Trim() == name);
        Assert.That(reward?.QuerySelector("button"), Is.Not.Null, $"{name} is not within reach");
        return await session.PressAsync("reward", place, ("loyaltyReward", reward!.QuerySelector("button")!.GetAttribute("value")!));
    }

    private static async Task<RedeemAnswer> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        var json = JsonDocument.Parse(text).RootElement;
        var parser = new HtmlParser();
        return new(json.GetProperty("success").GetBoolean(), json.GetProperty("message").GetString(),
            parser.ParseDocument(json.GetProperty("box").GetString() ?? string.Empty),
            json.GetProperty("summary").GetString() is { } summary ? parser.ParseDocument(summary) : null,
            json.GetProperty("page").GetString(), json.GetProperty("leave").GetString(), json.GetProperty("balance").GetString());
    }
}
