using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Buys things the way the shop's pages do: cart, one-page checkout, confirm.</summary>
public static partial class Checkout
{
    /// <summary>The card that the demo payment method charges at once.</summary>
    public const string GoodCard = "4111111111111111";

    /// <summary>The card that the demo payment method declines.</summary>
    public const string DeclinedCard = "4000000000000002";

    /// <summary>The card whose payment the demo payment method only authorises.</summary>
    public const string AuthorizedCard = "4000000000003220";

    /// <summary>The card after whose payment a store started with <c>--crash-card</c> ends at once.</summary>
    public const string CrashCard = "4000000000000119";

    /// <summary>A card whose payment takes so long.</summary>
    public static string SlowCard(int milliseconds) => $"55555555{milliseconds:D8}";

    /// <summary>Puts a product into the cart from its page, with the page's own fields; a gift card is for a friend.</summary>
    public static async Task AddToCartAsync(this StoreSession session, string productPath, int quantity = 1)
    {
        var page = await session.PageAsync(productPath);
        var id = page.QuerySelector("[data-productid]")!.GetAttribute("data-productid");
        var fields = page.QuerySelectorAll("#product-details-form input[name^=giftcard_]").Cast<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Name!.EndsWith("Email") ? "friend@example.com" : "A friend"));
        var answer = await session.PostFormAsync(productPath, $"/addproducttocart/details/{id}/1",
            [($"addtocart_{id}.EnteredQuantity", quantity.ToString()), .. fields]);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(json.TryGetProperty("success", out var success) && success.GetBoolean(), Is.True, json.ToString());
    }

    /// <summary>Presses one of the buttons of the cart page; returns the page that comes back.</summary>
    public static async Task<IHtmlDocument> CartButtonAsync(this StoreSession session, string button, params (string, string)[] fields)
    {
        var answer = await session.PostFormAsync("/cart", "/cart", [(button, button), .. fields]);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Types a coupon code into the cart page; returns the page that comes back.</summary>
    public static Task<IHtmlDocument> ApplyCouponAsync(this StoreSession session, string code) =>
        session.CartButtonAsync("applydiscountcouponcode", ("discountcouponcode", code));

    /// <summary>Takes everything out of the cart.</summary>
    public static async Task EmptyCartAsync(this StoreSession session)
    {
        var cart = await session.PageAsync("/cart");
        foreach (var line in cart.QuerySelectorAll("button[name=removefromcart]"))
            await session.CartButtonAsync("updatecart", ("removefromcart", line.GetAttribute("value")!));
    }

    /// <summary>Walks through the one-page checkout with what is in the cart; returns the order's number.</summary>
    /// <param name="card">The demo card to pay with; without one the order is placed unpaid.</param>
    public static async Task<int> PlaceOrderAsync(this StoreSession session, string? card = null)
    {
        var token = await session.GoToConfirmAsync(card);
        var confirmed = await session.ConfirmAsync(token);
        Assert.That(confirmed, Does.Contain("success").Or.Contain("redirect"), confirmed);
        return await session.LatestOrderAsync();
    }

    /// <summary>The number of the order this shopper has placed last.</summary>
    public static async Task<int> LatestOrderAsync(this StoreSession session)
    {
        var completed = await session.PageAsync("/checkout/completed/");
        return int.Parse(NumberPattern().Match(completed.QuerySelector(".order-number")!.TextContent).Value);
    }

    /// <summary>Walks through the one-page checkout up to its last step; returns the antiforgery token to confirm with.</summary>
    public static async Task<string> GoToConfirmAsync(this StoreSession session, string? card = null)
    {
        var page = await session.PageAsync("/onepagecheckout");
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var address = page.QuerySelector("select[name=billing_address_id] option[value]:not([value=''])")?.GetAttribute("value") ?? "0";

        var (section, html) = await SectionAsync("OpcSaveBilling",
            [("billing_address_id", address), ("ShipToSameAddress", "true"), .. address == "0" ? NewAddress(page) : []]);
        while (section != "confirm_order")
            (section, html) = section switch
            {
                "shipping_method" => await SectionAsync("OpcSaveShippingMethod",
                    ("shippingoption", System.Net.WebUtility.HtmlDecode(ShippingOptionPattern().Match(html).Groups[1].Value))),
                "payment_method" => await SectionAsync("OpcSavePaymentMethod",
                    ("paymentmethod", card is null ? PaymentMethodPattern().Match(html).Groups[1].Value : "Payments.DemoCard")),
                "payment_info" => await SectionAsync("OpcSavePaymentInfo", ("CardNumber", card ?? GoodCard)),
                _ => throw new AssertionException($"The checkout went to {section}\n{html}")
            };
        return token;

        async Task<(string Section, string Html)> SectionAsync(string action, params (string, string)[] fields)
        {
            var answer = JsonDocument.Parse(await StepAsync(session, $"/checkout/{action}/", token, fields)).RootElement;
            return (answer.TryGetProperty("goto_section", out var next) ? next.GetString()! : "nowhere",
                answer.TryGetProperty("update_section", out var update) ? update.GetProperty("html").GetString()! : string.Empty);
        }
    }

    // what a guest enters
    private static (string, string)[] NewAddress(IHtmlDocument page)
    {
        var country = page.QuerySelector("select[name='BillingNewAddress.CountryId'] option[value]:not([value='0']):not([value=''])")?.GetAttribute("value") ?? "1";
        var fields = new[]
        {
            ("FirstName", "Gus"), ("LastName", "Guest"), ("Email", $"gus{Guid.NewGuid().ToString("N")[..8]}@example.com"), ("CountryId", country), ("City", "Bern"),
            ("Address1", "Lane 1"), ("ZipPostalCode", "3000"), ("PhoneNumber", "0310000000")
        };
        return fields.Select(field => ($"BillingNewAddress.{field.Item1}", field.Item2)).ToArray();
    }

    /// <summary>Presses the one-page checkout's confirm button; returns the JSON that comes back.</summary>
    public static Task<string> ConfirmAsync(this StoreSession session, string token) => StepAsync(session, "/checkout/OpcConfirmOrder/", token);

    /// <summary>Confirms the same order many times at once; returns the answers, whatever they say.</summary>
    public static async Task<IReadOnlyList<string>> ConfirmInParallelAsync(this StoreSession session, int times, string? card = null)
    {
        var token = await session.GoToConfirmAsync(card);
        return await Task.WhenAll(Enumerable.Range(0, times).Select(async _ =>
        {
            var answer = await session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
            return await answer.Content.ReadAsStringAsync();
        }));
    }

    /// <summary>Walks through the checkout with a page for each step; returns the order's number.</summary>
    /// <param name="card">The demo card to pay with; without one the order is placed unpaid.</param>
    public static async Task<int> PlaceOrderStepByStepAsync(this StoreSession session, string? card = null)
    {
        var billing = await session.PageAsync("/checkout/billingaddress");
        var shipping = await session.PageAsync(billing.QuerySelector("a.select-billing-address-button")!.GetAttribute("href")!);
        await session.PageAsync(shipping.QuerySelector("a.select-shipping-address-button")!.GetAttribute("href")!);
        await NextAsync(session, "/checkout/shippingmethod", ".shipping-method-page form");
        await NextAsync(session, "/checkout/paymentmethod", ".payment-method-page form:has(#payment-method-block)",
            ("paymentmethod", card is null ? "Payments.CheckMoneyOrder" : "Payments.DemoCard"));
        // paying by check or money order asks for nothing, so the next page leads on at once
        if (card is null)
            await session.PageAsync("/checkout/paymentinfo");
        else
            await NextAsync(session, "/checkout/paymentinfo", ".payment-info-page form", ("CardNumber", card));
        var completed = await NextAsync(session, "/checkout/confirm", "#confirm-order-form");
        return int.Parse(NumberPattern().Match(completed).Value);
    }

    // a step that is taken leads on, and is followed as a browser does
    private static async Task<string> NextAsync(StoreSession session, string page, string form, params (string, string)[] changes)
    {
        var answer = await session.SubmitAsync(page, form, "nextstep", changes);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Redirect), $"{page}\n{text}");
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> StepAsync(StoreSession session, string action, string token, params (string, string)[] fields)
    {
        var answer = await session.PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{action}\n{text}");
        using var json = JsonDocument.Parse(text);
        Assert.That(json.RootElement.TryGetProperty("error", out var error) && error.ToString() is "1" or "True", Is.False, $"{action}\n{text}");
        return text;
    }

    [GeneratedRegex("name=\"shippingoption\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex ShippingOptionPattern();

    [GeneratedRegex("name=\"paymentmethod\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex PaymentMethodPattern();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex NumberPattern();
}
