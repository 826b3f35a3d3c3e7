using System.Globalization;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Kinds of products: each can be had for points, or says why it cannot.</summary>
public sealed partial class RedemptionRuleTests
{
    private const string GiftCard = "/gift-card";

    private static readonly (string Name, string Value)[] _gift =
    [
        ("RecipientName", "Fay"), ("RecipientEmail", "fay@example.com"), ("SenderName", "Mira"), ("SenderEmail", "mira@example.com"), ("Message", "")
    ];

    [TestCase(true, true)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(false, false)]
    public async Task What_costs_no_money_in_all_has_no_payment_step_in_either_checkout_and_is_paid(bool onePage, bool ships)
    {
        // what is downloaded is not shipped; that the order is paid is what nopCommerce waits for before it lets anybody download
        var mug = await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(1_500);
        await ChangeAsync(mug, ships ? "\"IsFreeShipping\" = (1 = 1)" : "\"IsShipEnabled\" = (1 = 0)");
        await SetAsync("ordersettings.onepagecheckoutenabled", onePage.ToString());
        try
        {
            await member.Session.TakeForPointsAsync(Mug, 2);
            if (onePage)
            {
                await member.Session.PlaceOrderAsync();
            }
            else
            {
                var token = await GoToConfirmStepAsync(member.Session);
                Assert.That((await member.Session.PageAsync("/checkout/paymentmethod")).QuerySelector("#payment-method-block"), Is.Null);
                var placed = await member.Session.PostAsync("/checkout/confirm", ("nextstep", ""), ("__RequestVerificationToken", token));
                Assert.That(placed.Headers.Location?.ToString(), Does.Contain("/checkout/completed/"), await placed.Content.ReadAsStringAsync());
            }
            var order = await member.Session.LatestOrderAsync();

            Assert.That(await Store.OrderTotalAsync(order), Is.Zero);
            Assert.That(await Store.ScalarAsync($"SELECT \"PaymentStatusId\" FROM \"Order\" WHERE \"Id\" = {order}"), Is.EqualTo(30), "paid");
            Assert.That(await Store.ReadTextAsync($"SELECT COALESCE(\"PaymentMethodSystemName\", '') FROM \"Order\" WHERE \"Id\" = {order}"), Is.Empty);
            Assert.That(await Store.ScalarAsync($"SELECT \"ShippingStatusId\" FROM \"Order\" WHERE \"Id\" = {order}"), Is.EqualTo(ships ? 20 : 10));
            Assert.That(await member.PointsAsync(), Is.EqualTo(500));
        }
        finally
        {
            await SetAsync("ordersettings.onepagecheckoutenabled", "True");
            await ChangeAsync(mug, "\"IsFreeShipping\" = (1 = 0), \"IsShipEnabled\" = (1 = 1)");
        }
    }

    [Test]
    public async Task A_recurring_product_says_that_points_do_not_pay_it_and_is_not_taken()
    {
        var club = await SellAsync("/coffee-club", 500);
        using var member = await NewMemberAsync(2_000);

        var page = await member.Session.PageAsync("/coffee-club");

        Assert.That(page.QuerySelector(".loyalty-price-note")!.TextContent, Is.EqualTo("Points cannot be spent on products that are delivered repeatedly."));
        await AssertNotTakenAsync(member, "/coffee-club", club);
    }

    [Test]
    public async Task A_rented_product_is_had_for_points_only_where_they_follow_its_price()
    {
        var lamp = await SellAsync("/evening-lamp", 500);
        using var member = await NewMemberAsync(2_000);
        await ChangeAsync(lamp, "\"IsRental\" = (1 = 1)");
        try
        {
            var page = await member.Session.PageAsync("/evening-lamp");
            Assert.That(page.QuerySelector(".loyalty-price-note")!.TextContent, Is.EqualTo("It is for rent, and points do not pay for rentals."));
            await AssertNotTakenAsync(member, "/evening-lamp", lamp);

            await SellAsync("/evening-lamp", 0, false, ("FollowRate", "10"), ("PayableWithPoints", "true"));
            Assert.That((await member.Session.PageAsync("/evening-lamp")).QuerySelector(".loyalty-price-button")!.TextContent, Is.EqualTo("Get it for 1,290 points"));
        }
        finally
        {
            await ChangeAsync(lamp, "\"IsRental\" = (1 = 0)");
        }
    }

    [Test]
    public async Task A_product_whose_price_the_shopper_names_says_that_points_do_not_pay_it()
    {
        var mug = await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(2_000);
        await ChangeAsync(mug, "\"CustomerEntersPrice\" = (1 = 1), \"MaximumCustomerEnteredPrice\" = 100");
        try
        {
            Assert.That((await member.Session.PageAsync(Mug)).QuerySelector(".loyalty-price-note")!.TextContent, Does.Contain("name its price yourself"));
            await AssertNotTakenAsync(member, Mug, mug);
        }
        finally
        {
            await ChangeAsync(mug, "\"CustomerEntersPrice\" = (1 = 0), \"MaximumCustomerEnteredPrice\" = 0");
        }
    }

    [Test]
    public async Task A_gift_card_is_sold_for_points_only_where_the_program_says_so_and_has_its_own_amount()
    {
        var card = await SellAsync(GiftCard, 5_000);
        using var member = await NewMemberAsync(6_000);
        var fields = _gift.Select(field => ($"giftcard_{card}.{field.Name}", field.Value)).ToArray();

        Assert.That((await member.Session.PageAsync(GiftCard)).QuerySelector(".loyalty-price-note")!.TextContent, Is.EqualTo("Gift cards are not sold for points here."));
        await AssertNotTakenAsync(member, GiftCard, card, fields);
        await SetProgramAsync(("GiftCardsForPoints", "true"));
        try
        {
            Assert.That((await member.Session.PageAsync(GiftCard)).QuerySelector(".loyalty-price-note")!.TextContent, Does.Contain("no amount of its own"));
            await AssertNotTakenAsync(member, GiftCard, card, fields);
            await ChangeAsync(card, "\"OverriddenGiftCardAmount\" = 50");

            await member.Session.TakeForPointsAsync(GiftCard, 1, fields);
            var order = await member.Session.PlaceOrderAsync();

            Assert.That((await member.PointsAsync(), await Store.OrderTotalAsync(order)), Is.EqualTo((1_000L, 0m)));
            Assert.That(decimal.Parse((await Store.TextsAsync($"SELECT g.\"Amount\" FROM \"GiftCard\" g JOIN \"OrderItem\" i ON i.\"Id\" = g.\"PurchasedWithOrderItemId\" WHERE i.\"OrderId\" = {order}"))[0], CultureInfo.InvariantCulture),
                Is.EqualTo(50m), "whoever gets it has what it says, though it cost no money");
        }
        finally
        {
            await SetProgramAsync(("GiftCardsForPoints", "false"));
            await ChangeAsync(card, "\"OverriddenGiftCardAmount\" = NULL");
        }
    }

    [Test]
    public async Task Products_of_a_group_are_had_for_points_each_on_the_groups_page_and_money_does_not_buy_those_that_only_points_buy()
    {
        var (mug, candle) = (await SellAsync(Mug, 500, only: true), await SellAsync("/cedar-candle", 300));
        var group = int.Parse((await Admin.PageAsync("/tea-caddy")).QuerySelector("[data-productid]")!.GetAttribute("data-productid")!);
        using var member = await NewMemberAsync(2_000);
        await ChangeAsync(group, "\"ProductTypeId\" = 10");
        foreach (var part in new[] { mug, candle })
            await ChangeAsync(part, $"\"ParentGroupedProductId\" = {group}");
        try
        {
            var page = await member.Session.PageAsync("/tea-caddy");
            Assert.That(page.QuerySelectorAll(".loyalty-group .loyalty-price-button").Select(button => button.TextContent), Is.EqualTo(new[] { "Get it for 500 points", "Get it for 300 points" }));
            Assert.That(page.QuerySelector($".product-variant-line[data-productid='{mug}'] .product-price")!.TextContent.Trim(), Is.EqualTo("500 points"));
            Assert.That(page.QuerySelector($"#add-to-cart-button-{mug}"), Is.Null);
            Assert.That(page.QuerySelector($"#add-to-cart-button-{candle}"), Is.Not.Null);

            var refused = await member.Session.PostFormAsync("/tea-caddy", $"/addproducttocart/details/{mug}/1", ($"addtocart_{mug}.EnteredQuantity", "1"));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("sold for points only"));
            foreach (var (part, pieces) in new[] { (mug, "2"), (candle, "1") })
            {
                var button = page.QuerySelector($".loyalty-group .loyalty-price[data-productid='{part}'] .loyalty-price-button")!;
                await member.Session.PostFormAsync("/tea-caddy", button.GetAttribute("formaction")!, ($"addtocart_{part}.EnteredQuantity", pieces));
            }
            Assert.That((await InCartAsync(member), await member.PointsAsync()), Is.EqualTo((2L, 700L)));
            await member.Session.PlaceOrderAsync();
            Assert.That((await member.UsedPointsAsync(), await member.PointsAsync()), Is.EqualTo((1_300L, 700L)));
        }
        finally
        {
            await ChangeAsync(group, "\"ProductTypeId\" = 5");
            foreach (var part in new[] { mug, candle })
                await ChangeAsync(part, "\"ParentGroupedProductId\" = 0");
        }
    }

    [Test]
    public async Task Stock_and_quantities_hold_for_points_as_for_money_and_what_is_refused_takes_no_points()
    {
        var mug = await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(5_000);
        var stock = await Store.ScalarAsync($"SELECT \"StockQuantity\" FROM \"Product\" WHERE \"Id\" = {mug}");
        try
        {
            await ChangeAsync(mug, "\"OrderMinimumQuantity\" = 2, \"OrderMaximumQuantity\" = 3");
            await AssertNotTakenAsync(member, Mug, mug);
            await AssertNotTakenAsync(member, Mug, mug, ($"addtocart_{mug}.EnteredQuantity", "4"));
            await member.Session.TakeForPointsAsync(Mug, 3);
            Assert.That(await member.PointsAsync(), Is.EqualTo(3_500));
            await member.Session.EmptyCartAsync();

            await ChangeAsync(mug, "\"OrderMinimumQuantity\" = 1, \"OrderMaximumQuantity\" = 10000, \"StockQuantity\" = 0");
            await AssertNotTakenAsync(member, Mug, mug);
            await ChangeAsync(mug, "\"BackorderModeId\" = 1");
            await member.Session.TakeForPointsAsync(Mug);
            await member.Session.PlaceOrderAsync();
            Assert.That(await member.PointsAsync(), Is.EqualTo(4_500), "what is ordered ahead of the stock is had for points, too");
        }
        finally
        {
            await ChangeAsync(mug, $"\"OrderMinimumQuantity\" = 1, \"OrderMaximumQuantity\" = 10000, \"BackorderModeId\" = 0, \"StockQuantity\" = {stock}");
        }
    }

    [TestCase("\"Deleted\" = (1 = 1)", "\"Deleted\" = (1 = 0)")]
    [TestCase("\"Published\" = (1 = 0)", "\"Published\" = (1 = 1)")]
    public async Task A_product_that_is_gone_keeps_what_orders_say_of_it_and_is_not_sold_for_points_any_more(string gone, string back)
    {
        var mug = await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(1_000);
        await member.Session.TakeForPointsAsync(Mug);
        var order = await member.Session.PlaceOrderAsync();
        await ChangeAsync(mug, gone);
        try
        {
            await member.Session.PostFormAsync("/", $"/loyalty/take/{mug}/500", ($"addtocart_{mug}.EnteredQuantity", "1"));
            Assert.That((await InCartAsync(member), await member.PointsAsync()), Is.EqualTo((0L, 500L)));
            Assert.That((await member.Session.PageAsync($"/orderdetails/{order}")).QuerySelector(".product-unit-price")!.TextContent.Trim(), Is.EqualTo("500 points"));
            await Orders.CancelAsync(order);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        }
        finally
        {
            await ChangeAsync(mug, back);
        }
    }

    /// <summary>Changes a product as nopCommerce's product page would.</summary>
    private async Task ChangeAsync(int product, string change)
    {
        await Store.TamperAsync($"UPDATE \"Product\" SET {change} WHERE \"Id\" = {product}");
        await Store.ForgetAsync();
    }

    /// <summary>Asks for a product by what its button would send, whether it is shown or not; nothing comes of it.</summary>
    private async Task AssertNotTakenAsync(Member member, string path, int product, params (string, string)[] fields)
    {
        var points = await member.PointsAsync();
        var price = await Store.ScalarAsync($"SELECT \"PointsPrice\" FROM \"LoyaltyProduct\" WHERE \"ProductId\" = {product} AND \"ProgramId\" = 1");
        var quantity = $"addtocart_{product}.EnteredQuantity";
        (string, string)[] sent = fields.Any(field => field.Item1 == quantity) ? fields : [(quantity, "1"), .. fields];

        var answer = await member.Session.PostFormAsync(path, $"/loyalty/take/{product}/{price}", sent);

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(path), "back to the product, which says why");
        Assert.That((await member.Session.PageAsync(path)).QuerySelector(".bar-notification")?.TextContent, Is.Not.Null.And.Not.Empty);
        Assert.That((await InCartAsync(member), await member.PointsAsync()), Is.EqualTo((0L, points)));
    }
}
