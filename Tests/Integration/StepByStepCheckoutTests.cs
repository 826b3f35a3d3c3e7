using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The checkout with a page for each step, which a store gets by switching the one-page checkout off.</summary>
[TestFixture]
public sealed class StepByStepCheckoutTests
{
    [Test]
    public async Task An_order_placed_page_by_page_earns_its_points()
    {
        await using var store = await LoyaltyStore.StartAsync();
        using var admin = await store.AdminAsync();
        using var shopper = await store.ShopperAsync();
        var saved = await admin.SubmitAsync("/Admin/Setting/Order", "form[action='/Admin/Setting/Order']", "save", ("OnePageCheckoutEnabled", "false"));
        Assert.That((int)saved.StatusCode, Is.EqualTo(302));
        var before = await store.ShopperPointsAsync();
        await shopper.AddToCartAsync(store.Demo.ProductPath);

        using var checkout = await shopper.Http.GetAsync("/onepagecheckout");
        Assert.That(checkout.Headers.Location?.ToString(), Does.Contain("/checkout"), "the one-page checkout is closed");
        var order = await shopper.PlaceOrderStepByStepAsync();

        Assert.That(await store.ShopperPointsAsync() - before, Is.EqualTo(64));
        var completed = await shopper.PageAsync($"/checkout/completed/{order}");
        Assert.That(completed.QuerySelector(".loyalty-order-earned")?.TextContent, Does.Contain("64"));
        var details = await shopper.PageAsync($"/orderdetails/{order}");
        Assert.That(details.Body!.TextContent, Does.Contain("64.97"));
    }
}
