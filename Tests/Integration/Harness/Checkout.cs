using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Buys things the way the shop's pages do: cart, one-page checkout, confirm.</summary>
public static partial class Checkout
{
    /// <summary>Puts a product into the cart from its page.</summary>
    public static async Task AddToCartAsync(this StoreSession session, string productPath, int quantity = 1)
    {
        var page = await session.PageAsync(productPath);
        var id = page.QuerySelector("[data-productid]")!.GetAttribute("data-productid");
        var answer = await session.PostFormAsync(productPath, $"/addproducttocart/details/{id}/1", ($"addtocart_{id}.EnteredQuantity", quantity.ToString()));
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(json.TryGetProperty("success", out var success) && success.GetBoolean(), Is.True, json.ToString());
    }

    /// <summary>Walks through the one-page checkout with what is in the cart; returns the order's number.</summary>
    public static async Task<int> PlaceOrderAsync(this StoreSession session)
    {
        var token = await session.AntiforgeryTokenAsync("/onepagecheckout");
        var page = await session.PageAsync("/onepagecheckout");
        var address = page.QuerySelector("select[name=billing_address_id] option[value]:not([value=''])")?.GetAttribute("value") ?? "0";

        await StepAsync(session, "/checkout/OpcSaveBilling/", token, ("billing_address_id", address), ("ShipToSameAddress", "true"));
        var shipping = await StepAsync(session, "/checkout/OpcSaveShippingMethod/", token, ("shippingoption", await ShippingOptionAsync(session, token, address)));
        var method = PaymentMethodPattern().Match(shipping).Groups[1].Value;
        await StepAsync(session, "/checkout/OpcSavePaymentMethod/", token, ("paymentmethod", method.Length > 0 ? method : "Payments.CheckMoneyOrder"));
        await StepAsync(session, "/checkout/OpcSavePaymentInfo/", token);
        var confirmed = await StepAsync(session, "/checkout/OpcConfirmOrder/", token);
        Assert.That(confirmed, Does.Contain("success").Or.Contain("redirect"), confirmed);

        var completed = await session.PageAsync("/checkout/completed/");
        return int.Parse(NumberPattern().Match(completed.QuerySelector(".order-number")!.TextContent).Value);
    }

    /// <summary>Walks through the checkout with a page for each step; returns the order's number.</summary>
    public static async Task<int> PlaceOrderStepByStepAsync(this StoreSession session)
    {
        var billing = await session.PageAsync("/checkout/billingaddress");
        var shipping = await session.PageAsync(billing.QuerySelector("a.select-billing-address-button")!.GetAttribute("href")!);
        await session.PageAsync(shipping.QuerySelector("a.select-shipping-address-button")!.GetAttribute("href")!);
        await NextAsync(session, "/checkout/shippingmethod", ".shipping-method-page form");
        await NextAsync(session, "/checkout/paymentmethod", ".payment-method-page form");
        // paying by check or money order asks for nothing, so this page leads on at once
        await session.PageAsync("/checkout/paymentinfo");
        var completed = await NextAsync(session, "/checkout/confirm", "#confirm-order-form");
        return int.Parse(NumberPattern().Match(completed).Value);
    }

    // a step that is taken leads on, and is followed as a browser does
    private static async Task<string> NextAsync(StoreSession session, string page, string form)
    {
        var answer = await session.SubmitAsync(page, form, "nextstep");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Redirect), $"{page}\n{text}");
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> ShippingOptionAsync(StoreSession session, string token, string address)
    {
        var step = await StepAsync(session, "/checkout/OpcSaveBilling/", token, ("billing_address_id", address), ("ShipToSameAddress", "true"));
        return System.Net.WebUtility.HtmlDecode(ShippingOptionPattern().Match(step).Groups[1].Value);
    }

    private static async Task<string> StepAsync(StoreSession session, string action, string token, params (string, string)[] fields)
    {
        var answer = await session.PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{action}\n{text}");
        using var json = JsonDocument.Parse(text);
        Assert.That(json.RootElement.TryGetProperty("error", out var error) && error.ToString() is "1" or "True", Is.False, $"{action}\n{text}");
        return json.RootElement.TryGetProperty("update_section", out var section) ? section.GetProperty("html").GetString()! : text;
    }

    [GeneratedRegex("name=\"shippingoption\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex ShippingOptionPattern();

    [GeneratedRegex("name=\"paymentmethod\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex PaymentMethodPattern();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex NumberPattern();
}
