using System.Net.Http.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>Points are spent on the cart, changed, removed, and come back whenever the cart lets go of them; each page says what happened.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed partial class RedeemOnCartTests(TestDatabase database) : RedeemFixture(database)
{
    [Test]
    public async Task Points_are_spent_on_the_cart_and_the_order_costs_that_much_less()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);

        var cart = await Shopper.UsePointsAsync("300");

        Assert.That(cart.Notice(), Is.EqualTo("300 points are used for this order."));
        AssertAgrees(cart, 3);
        Assert.That(cart.Reservations()[0], Is.EqualTo("$3.00 off"));
        Assert.That(cart.QuerySelector(".loyalty-reservation-terms")!.TextContent.Trim(), Does.Match(@"^300 points, kept for you until \d"));
        Assert.That(cart.QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("61"), "points earn no points");
        Assert.That(cart.QuerySelector(".header-links .loyalty-qty")!.TextContent, Is.EqualTo($"({before - 300:N0})"));

        var order = await Shopper.PlaceOrderAsync();

        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(KettlePrice + 5 - 3));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 300 + 61));
    }

    [Test]
    public async Task What_a_till_has_reserved_is_not_the_shoppers_to_give_back()
    {
        using var till = Store.Api();
        var reserved = await Redeeming.DataAsync(await till.PostAsJsonAsync("/api/loyalty/redemptions/reserve", new { customerId = Store.Demo.ShopperId, points = 200 }));
        var id = reserved.GetProperty("id").GetInt32();
        var kept = await PointsAsync();

        using var answer = await Shopper.GiveBackAsync(id);

        Assert.That(await Redeeming.CodeAsync(answer), Is.EqualTo("REDEMPTION_NOT_FOUND"));
        Assert.That(await PointsAsync(), Is.EqualTo(kept));
        await Redeeming.DataAsync(await till.PostAsJsonAsync($"/api/loyalty/redemptions/{id}/release", new { }));
        Assert.That(await PointsAsync(), Is.EqualTo(kept + 200), "the till gives it back");
    }

    [Test]
    public async Task Another_number_takes_the_place_of_the_first_and_the_cross_gives_all_back()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        AssertAgrees(await Shopper.PressAsync("points", "Cart", ("loyaltyPoints", "300"), ("loyaltyChoice", "500")), 5);
        Assert.That(await PointsAsync(), Is.EqualTo(before - 500));

        var cart = await Shopper.RemovePointsAsync();
        Assert.That(cart.Notice(), Is.EqualTo("Removed: your 500 points are back."));
        AssertAgrees(cart, 0, 0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task NopCommerces_own_cross_gives_the_points_back()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        // no page shows this button; a theme of the shop's own may
        var cart = await Shopper.CartButtonAsync($"removediscount-{await Store.LiveDiscountAsync()}");

        AssertAgrees(cart, 0, 0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_cart_that_shrinks_takes_fewer_points_and_says_so_on_the_same_page()
    {
        await LimitAsync("\"MaxRedeemPercent\" = 5");
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle, 2);
        AssertAgrees(await Shopper.UsePointsAsync("600"), 6);
        var field = (await Shopper.PageAsync("/cart")).QuerySelector("input[name^=itemquantity]")!.GetAttribute("name")!;

        var cart = await Shopper.CartButtonAsync("updatecart", (field, "1"));

        Assert.That(cart.Warnings(), Does.Contain("300 points are used instead"));
        AssertAgrees(cart, 3);
        Assert.That(await PointsAsync(), Is.EqualTo(before - 300));
        Assert.That((await Shopper.PageAsync("/cart")).Warnings(), Is.Empty, "it is said once");
    }

    [Test]
    public async Task A_cart_too_small_for_any_points_gives_all_back()
    {
        await LimitAsync("\"MaxRedeemPercent\" = 2");
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        AssertAgrees(await Shopper.UsePointsAsync("100"), 1);
        await LimitAsync("\"MaxRedeemPercent\" = 1");

        var cart = await Shopper.PageAsync("/cart");

        Assert.That(cart.Warnings(), Does.Contain("Your 100 points are back."));
        AssertAgrees(cart, 0, 0);
        Assert.That(cart.QuerySelector(".loyalty-redeem-problem")!.TextContent, Does.Contain("nothing left in this cart"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Emptying_the_cart_gives_the_points_back()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        await Shopper.EmptyCartAsync();

        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Signing_out_gives_the_points_back()
    {
        var before = await PointsAsync();
        using var session = await Store.ShopperAsync();
        await session.AddToCartAsync(Kettle);
        await session.UsePointsAsync("300");

        await session.PageAsync("/logout");

        Assert.That(await PointsAsync(), Is.EqualTo(before));
        AssertAgrees(await Shopper.PageAsync("/cart"), 0, 0);
    }

    [Test]
    public async Task After_the_time_limit_the_cart_says_that_the_points_are_back()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        await LetTimePassAsync();

        var cart = await Shopper.PageAsync("/cart");

        Assert.That(cart.Warnings(), Does.Contain("The time for which your points were kept has run out. Your 300 points are back."));
        AssertAgrees(cart, 0, 0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Beside_another_coupon_that_adds_up_both_are_taken_off()
    {
        await Discounts.CreateAsync("PLUS4", AdminDiscounts.OrderTotal, ("DiscountAmount", "4"), ("IsCumulative", "true"));
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("PLUS4");

        var cart = await Shopper.UsePointsAsync("300");

        Assert.That(Total(cart, "discount-total"), Is.EqualTo("-$7.00"));
        Assert.That(cart.Chips(), Has.Count.EqualTo(1).And.All.Contain("PLUS4").IgnoreCase, "the coupon, and not the code behind the points");
    }

    [Test]
    public async Task A_larger_promotion_that_stands_alone_wins_and_the_points_come_back()
    {
        await Discounts.CreateAsync("ALONE30", AdminDiscounts.OrderTotal, ("DiscountAmount", "30"));
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        var cart = await Shopper.ApplyCouponAsync("ALONE30");

        Assert.That(cart.Warnings(), Does.Contain("A better offer applies to your cart").And.Contain("Your 300 points are back."));
        Assert.That(cart.Reservations(), Is.Empty);
        Assert.That(cart.Chips(), Has.Count.EqualTo(1));
        Assert.That(Total(cart, "discount-total"), Is.EqualTo("-$30.00"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        Assert.That((await Shopper.UsePointsAsync("300")).Notice(), Does.Contain("better offer"), "nor can they be used afterwards");
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Beside_a_gift_card_in_the_cart_the_box_says_why_points_cannot_be_used()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        await Shopper.AddToCartAsync(GiftCard);

        var cart = await Shopper.PageAsync("/cart");

        Assert.That(cart.Warnings(), Does.Contain("gift card"));
        Assert.That(cart.QuerySelector(".loyalty-redeem-problem")!.TextContent, Does.Contain("gift card"));
        Assert.That(cart.QuerySelector(".loyalty-points-input"), Is.Null);
        Assert.That((await Shopper.AskAsync("points", "Cart", ("loyaltyPoints", "300"))).Message, Does.Contain("gift card"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reward_is_used_beside_an_amount_and_its_order_ships_free()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UseRewardAsync("Free delivery");
        var cart = await Shopper.UsePointsAsync("300");
        Assert.That(cart.Reservations(), Is.EqualTo(new[] { "Free delivery", "$3.00 off" }));

        var order = await Shopper.PlaceOrderAsync();

        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(KettlePrice - 3));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 600 + 61));
        var completed = await Shopper.PageAsync($"/checkout/completed/{order}");
        Assert.That(completed.QuerySelector(".loyalty-order-earned")!.TextContent, Does.Contain("61 points").And.Contain("600 points"), "earned and spent");
    }

    [Test]
    public async Task Rewards_that_cannot_be_had_say_why()
    {
        try
        {
            await Store.ExecuteAsync("UPDATE \"LoyaltyReward\" SET \"TierIds\" = '4' WHERE \"Name\" = '$5 off'");
            await Store.ExecuteAsync("UPDATE \"LoyaltyReward\" SET \"Stock\" = 0 WHERE \"Name\" = 'Free delivery'");
            await Store.ExecuteAsync("UPDATE \"LoyaltyReward\" SET \"PointsPrice\" = 900000 WHERE \"Name\" = '15 % off everything'");
            await Store.ForgetAsync();
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle);

            var rewards = (await Shopper.PageAsync("/cart")).QuerySelectorAll(".loyalty-reward").ToDictionary(
                row => row.QuerySelector(".loyalty-reward-name")!.TextContent.Trim(), row => row.QuerySelector(".loyalty-reward-problem")?.TextContent.Trim());

            Assert.That(rewards["$5 off"], Is.EqualTo("This reward is for members of another tier."));
            Assert.That(rewards["Free delivery"], Is.EqualTo("This reward is out of stock."));
            Assert.That(rewards["15 % off everything"], Is.EqualTo($"{900000 - before:N0} points to go"));
            var id = await Store.ReadNumberAsync("SELECT \"Id\" FROM \"LoyaltyReward\" WHERE \"Name\" = 'Free delivery'");
            Assert.That((await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", id.ToString()))).Message, Is.EqualTo("This reward is out of stock."));
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await Store.ExecuteAsync("UPDATE \"LoyaltyReward\" SET \"TierIds\" = NULL, \"Stock\" = NULL");
            await Store.ExecuteAsync("UPDATE \"LoyaltyReward\" SET \"PointsPrice\" = 1500 WHERE \"Name\" = '15 % off everything'");
            await Store.ForgetAsync();
        }
    }
}
