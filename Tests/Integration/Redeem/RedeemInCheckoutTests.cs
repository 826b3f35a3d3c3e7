using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>The box in both checkouts, the total down to nothing, other currencies, taxes and stores.</summary>
[TestFixture]
public sealed class RedeemInCheckoutTests : RedeemFixture
{
    [Test]
    public async Task In_the_one_page_checkout_the_confirm_section_takes_points_and_shows_the_new_total()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        var token = await Shopper.GoToConfirmAsync();

        var answer = await Shopper.AskAsync("points", "OpcConfirm", ("loyaltyPoints", "300"));

        Assert.That(answer.Success, Is.True, answer.Message);
        Assert.That((answer.Page, answer.Leave), Is.EqualTo(((string?)null, (string?)null)), "nothing leads away from the step");
        Assert.That(Total(answer.Summary!, "order-total"), Is.EqualTo("$66.97"));
        Assert.That(answer.Summary!.QuerySelector(".order-review-data"), Is.Not.Null);
        Assert.That(answer.Box.QuerySelectorAll(".loyalty-redeem-box button").Select(button => button.GetAttribute("type")), Is.Not.Empty.And.All.EqualTo("button"));

        Assert.That(await Shopper.ConfirmAsync(token), Does.Contain("success"));
        Assert.That((await Orders.ReadAsync(await Shopper.LatestOrderAsync())).Amounts["OrderTotalValue"], Is.EqualTo(66.97m));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 300 + 61));
    }

    [Test]
    public async Task Points_that_timed_out_are_told_in_the_one_page_checkouts_confirm_section()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        await Shopper.GoToConfirmAsync();
        await LetTimePassAsync();

        var answer = await Shopper.PostFormAsync("/", "/checkout/OpcSavePaymentMethod/", ("paymentmethod", "Payments.CheckMoneyOrder"));

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var confirm = new HtmlParser().ParseDocument(json.RootElement.GetProperty("update_section").GetProperty("html").GetString()!);

        Assert.That(confirm.Warnings(), Does.Contain("Your 300 points are back."));
        Assert.That(confirm.Reservations(), Is.Empty);
        Assert.That(Total(confirm, "order-total"), Is.EqualTo("$69.97"));
        Assert.That(confirm.QuerySelectorAll(".loyalty-redeem-box"), Has.Length.EqualTo(1));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Points_that_timed_out_are_told_on_the_confirm_page_of_the_checkout_in_steps()
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "False");
        try
        {
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle);
            await Shopper.UsePointsAsync("300");
            Assert.That((await Shopper.PageAsync("/checkout/paymentmethod")).Reservations(), Is.EqualTo(new[] { "$3.00 off" }));
            await LetTimePassAsync();

            var confirm = await Shopper.PageAsync("/checkout/confirm");

            Assert.That(confirm.Warnings(), Does.Contain("Your 300 points are back."));
            Assert.That(confirm.Reservations(), Is.Empty);
            Assert.That(Total(confirm, "discount-total"), Is.Null);
            Assert.That(confirm.QuerySelectorAll(".loyalty-redeem-box"), Has.Length.EqualTo(1));
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        }
    }

    [Test]
    public async Task Points_that_timed_out_are_told_in_the_payment_section()
    {
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        await LetTimePassAsync();

        var box = await Shopper.BoxAsync("OpcPayment");

        Assert.That(box.Box.QuerySelector(".loyalty-redeem-notice")!.TextContent, Does.Contain("Your 300 points are back."));
        Assert.That(box.Box.Reservations(), Is.Empty);
    }

    [Test]
    public async Task Points_that_time_out_before_the_confirm_button_are_told_and_nothing_is_ordered()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        var token = await Shopper.GoToConfirmAsync();
        await LetTimePassAsync();

        var answer = await Shopper.ConfirmAsync(token);

        Assert.That(answer, Does.Contain("update_section").And.Contain("confirm"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        AssertAgrees(await Shopper.PageAsync("/cart"), 0, 0);
    }

    [Test]
    public async Task An_order_that_points_pay_for_in_full_needs_no_payment()
    {
        await LimitAsync("\"RedeemStep\" = 1");
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        var token = await Shopper.GoToConfirmAsync();

        var answer = await Shopper.AskAsync("points", "OpcConfirm", ("loyaltyPoints", "6997"));

        Assert.That(Total(answer.Summary!, "order-total"), Is.EqualTo("$0.00"));
        Assert.That(await Shopper.ConfirmAsync(token), Does.Contain("success"));
        var (amounts, _, payment) = await Orders.ReadAsync(await Shopper.LatestOrderAsync());
        Assert.That((amounts["OrderTotalValue"], payment), Is.EqualTo((0m, "Paid")));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 6997));
    }

    [Test]
    public async Task Who_takes_the_points_off_a_free_order_is_asked_how_to_pay()
    {
        await LimitAsync("\"RedeemStep\" = 1");
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.GoToConfirmAsync();
        await Shopper.AskAsync("points", "OpcConfirm", ("loyaltyPoints", "6997"));
        await Shopper.GoToConfirmAsync();
        var reservation = (await Shopper.BoxAsync("OpcConfirm")).Box.QuerySelector("button[name=loyaltyRedemption]")!.GetAttribute("value")!;

        var answer = await Shopper.AskAsync("remove", "OpcConfirm", ("loyaltyRedemption", reservation));

        Assert.That(answer.Message, Does.Contain("choose how to pay"));
        Assert.That(answer.Leave, Is.Null, "the one-page checkout stays where it is");
        Assert.That(Total(answer.Summary!, "order-total"), Is.EqualTo("$69.97"));
    }

    [Test]
    public async Task In_euros_the_box_speaks_of_euros_and_the_order_is_kept_in_dollars()
    {
        await ChooseCurrencyAsync("Euro");
        try
        {
            await Shopper.AddToCartAsync(Kettle);

            var cart = await Shopper.UsePointsAsync("1000");

            Assert.That(cart.Reservations(), Is.EqualTo(new[] { "€9.00 off" }));
            Assert.That(cart.QuerySelector(".loyalty-choice[value='100'] .loyalty-choice-worth")!.TextContent, Is.EqualTo("€0.90"));
            Assert.That(cart.QuerySelector(".loyalty-redeem-balance")!.TextContent, Does.Contain("€"));
            Assert.That(Total(cart, "discount-total"), Is.EqualTo("-€9.00"));
            var order = await Shopper.PlaceOrderAsync();
            Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(59.97m));
        }
        finally
        {
            await ChooseCurrencyAsync("US Dollar");
        }
    }

    [Test]
    public async Task With_prices_shown_without_tax_points_take_the_same_off_the_total()
    {
        await SetAsync("taxsettings.taxdisplaytype", "ExcludingTax");
        try
        {
            await Shopper.AddToCartAsync(Kettle);
            AssertAgrees(await Shopper.UsePointsAsync("1000"), 10);

            var order = await Shopper.PlaceOrderAsync();

            Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(59.97m));
        }
        finally
        {
            await SetAsync("taxsettings.taxdisplaytype", "IncludingTax");
        }
    }

    [Test]
    public async Task What_is_reserved_in_one_store_takes_nothing_off_in_the_other()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        using var outlet = await Store.ShopperAsync(LoyaltyStore.OutletHost);
        await outlet.AddToCartAsync(Kettle);

        var there = await outlet.PageAsync("/cart");
        Assert.That(there.Reservations(), Is.Empty);
        Assert.That(Total(there, "discount-total"), Is.Null);
        Assert.That(there.QuerySelector(".loyalty-redeem-balance")!.TextContent, Does.Contain($"{before - 300:N0} points"));

        var both = await outlet.UsePointsAsync("500");
        Assert.That(Total(both, "discount-total"), Is.EqualTo("-$5.00"));
        Assert.That(Total(await Shopper.PageAsync("/cart"), "discount-total"), Is.EqualTo("-$3.00"));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 800));
        await outlet.EmptyCartAsync();
        Assert.That(await PointsAsync(), Is.EqualTo(before - 300));
    }

    [Test]
    public async Task My_loyalty_shows_what_is_reserved_and_gives_it_back()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        var page = await Shopper.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelector(".loyalty-reserved .applied-discount-code")!.TextContent.Trim(), Is.EqualTo("$3.00 off"));
        Assert.That(page.QuerySelectorAll(".loyalty-my-rewards .loyalty-reward"), Has.Length.EqualTo(3));

        page = await Shopper.RemovePointsAsync("/customer/loyalty", "MyLoyalty");
        Assert.That(page.QuerySelector(".loyalty-reserved"), Is.Null);
        Assert.That(page.Notice(), Does.Contain("300 points are back"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    private async Task ChooseCurrencyAsync(string name)
    {
        var options = (await Shopper.PageAsync("/")).QuerySelectorAll("#customerCurrency option").Cast<IHtmlOptionElement>();
        await Shopper.PageAsync(options.Single(option => option.Text == name).Value);
    }
}
