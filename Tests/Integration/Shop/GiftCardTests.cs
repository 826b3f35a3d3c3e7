using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>Gift cards pay what the discounts leave, down to nothing.</summary>
[TestFixture]
public sealed class GiftCardTests : ShopFixture
{
    private const string DemoCode = "DEMO-GIFT-50";

    [Test]
    public async Task A_gift_card_pays_its_part_and_the_rest_of_it_pays_for_the_next_order()
    {
        await Shopper.AddToCartAsync("/tea-caddy");
        var cart = await ApplyAsync(DemoCode);
        Assert.That(Total(cart, "giftcard-summary"), Is.EqualTo("-$24.00"), "without the delivery, which is not chosen yet");
        Assert.That(cart.QuerySelector(".giftcard-remaining")!.TextContent, Does.Contain("$26.00"));
        var free = await Shopper.PlaceOrderAsync();
        var (amounts, _, payment) = await Orders.ReadAsync(free);
        Assert.That((amounts["OrderTotalValue"], payment), Is.EqualTo((0m, "Paid")));

        await Shopper.AddToCartAsync(Kettle);
        Assert.That(Total(await Shopper.PageAsync("/cart"), "giftcard-summary"), Is.Null, "the code went with the first order");
        await ApplyAsync(DemoCode);
        var second = await Shopper.PlaceOrderAsync();

        Assert.That((await Orders.ReadAsync(second)).Amounts["OrderTotalValue"], Is.EqualTo(48.97m));
        Assert.That((await Shopper.PageAsync($"/orderdetails/{second}")).QuerySelector(".cart-total")!.TextContent, Does.Contain("-$21.00"));
        await Shopper.AddToCartAsync(Kettle);
        Assert.That((await ApplyAsync(DemoCode)).QuerySelector(".giftcard-box .message-failure"), Is.Not.Null, "nothing is left on it");
    }

    [Test]
    public async Task A_bought_gift_card_pays_once_it_is_activated_and_not_for_another()
    {
        await SetAsync("ordersettings.activategiftcardsaftercompletingorder", "True");
        await Shopper.AddToCartAsync(GiftCard);
        var order = await Shopper.PlaceOrderAsync();
        var code = (await Admin.PageAsync($"/Admin/Order/Edit/{order}")).QuerySelector("#order-items")!.TextContent.Split("Gift card:")[1].Trim().Split()[0];
        await Shopper.AddToCartAsync(Kettle);
        Assert.That((await ApplyAsync(code)).QuerySelector(".giftcard-box .message-failure"), Is.Not.Null);

        await Orders.MarkPaidAsync(order);

        var cart = await ApplyAsync(code);
        Assert.That(Total(cart, "giftcard-summary"), Is.EqualTo("-$50.00"));
        Assert.That(Total(await Shopper.CartButtonAsync(cart.QuerySelector("button[name^=removegiftcard-]")!.GetAttribute("name")!), "giftcard-summary"), Is.Null);
        await Shopper.EmptyCartAsync();
        await Shopper.AddToCartAsync(GiftCard);
        Assert.That((await ApplyAsync(code)).QuerySelector(".giftcard-box .message-failure")!.TextContent, Does.Contain("cannot pay for gift cards"));
    }

    [Test]
    public async Task A_subscription_cannot_be_ordered_because_no_payment_method_charges_again()
    {
        await Shopper.AddToCartAsync("/coffee-club");

        Assert.That(async () => await Shopper.GoToConfirmAsync(), Throws.InstanceOf<AssertionException>());
    }

    private Task<IHtmlDocument> ApplyAsync(string code) => Shopper.CartButtonAsync("applygiftcardcouponcode", ("giftcardcouponcode", code));
}
