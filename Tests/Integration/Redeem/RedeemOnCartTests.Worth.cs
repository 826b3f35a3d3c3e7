using System.Globalization;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>Points buy what they take off the total: nothing is taken for nothing, and what is worth less than it could be is asked first.</summary>
public sealed partial class RedeemOnCartTests
{
    private const string Question = ".loyalty-redeem-question";

    private AdminRewards RewardPages => new(Admin);

    [Test]
    public async Task Free_delivery_is_refused_where_delivery_is_free_and_given_back_where_it_becomes_free()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UseRewardAsync("Free delivery");
        await SetAsync("shippingsettings.freeshippingoverxenabled", "True");
        try
        {
            var cart = await Shopper.PageAsync("/cart");
            Assert.That(cart.Warnings(), Does.Contain("Shipping costs nothing already."));
            Assert.That(await PointsAsync(), Is.EqualTo(before));

            Assert.That((await Shopper.UseRewardAsync("Free delivery")).Notice(), Is.EqualTo("Shipping costs nothing already."));
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await SetAsync("shippingsettings.freeshippingoverxenabled", "False");
        }
    }

    [Test]
    public async Task A_reward_that_takes_less_than_a_cent_off_is_refused()
    {
        var reward = await RewardPages.CreateAsync("Next to nothing", 100, AdminRewards.OrderAmount, ("DiscountAmount", "0.001"));
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);

        var answer = await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));

        await RewardPages.DeleteAsync(reward);
        Assert.That((answer.Success, answer.Message), Is.EqualTo((false, "Nothing in your cart gets cheaper by it.")));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_cart_that_a_coupon_covers_takes_no_points()
    {
        await Discounts.CreateAsync("ALLPAID", AdminDiscounts.OrderTotal, ("DiscountAmount", "500"), ("IsCumulative", "true"));
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        var cart = await Shopper.ApplyCouponAsync("ALLPAID");

        Assert.That(cart.Warnings(), Does.Contain("Nothing is left to pay"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        Assert.That(cart.QuerySelector(".loyalty-points-input"), Is.Null, "no amount is offered");
        Assert.That(cart.QuerySelectorAll(".loyalty-reward button"), Is.Empty, "nor a reward");
        Assert.That((await Shopper.UsePointsAsync("300")).Notice(), Is.Not.Empty);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_reward_worth_more_than_the_order_needs_is_asked_for_first(bool script)
    {
        var reward = await RewardPages.CreateAsync("A hundred off", 1_000, AdminRewards.OrderAmount, ("DiscountAmount", "100"));
        try
        {
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle);
            var offered = (await Shopper.PageAsync("/cart")).QuerySelectorAll(".loyalty-reward").Single(row => row.TextContent.Contains("A hundred off"));
            Assert.That(offered.QuerySelector(".loyalty-reward-worth")!.TextContent, Is.EqualTo("worth $64.97 of $100.00 here"), "said before it is taken");

            var asked = script
                ? (await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", $"{reward}"))).Box
                : await Shopper.PressAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));

            Assert.That(asked.QuerySelector($"{Question} p")!.TextContent, Is.EqualTo("This is worth $64.97 of $100.00 here: the rest would be lost. 1,000 points would be taken."));
            Assert.That(await PointsAsync(), Is.EqualTo(before), "and not taken until it is answered");
            Assert.That((await Shopper.PageAsync("/cart")).QuerySelector(Question), Is.Null, "it is asked once");

            var accept = asked.QuerySelector($"{Question} button")!;
            var cart = await Shopper.PressAsync("reward", "Cart", (accept.GetAttribute("name")!, accept.GetAttribute("value")!));
            Assert.That(cart.Notice(), Is.EqualTo("A hundred off is used for this order."));
            Assert.That(cart.QuerySelector(".loyalty-reservation-worth")!.TextContent, Is.EqualTo("worth $64.97 of $100.00 here"));
            Assert.That(await PointsAsync(), Is.EqualTo(before - 1_000));
            Assert.That((await Orders.ReadAsync(await Shopper.PlaceOrderAsync())).Amounts["OrderTotalValue"], Is.Zero);
        }
        finally
        {
            await RewardPages.DeleteAsync(reward);
        }
    }

    [Test]
    public async Task What_becomes_worth_less_than_was_agreed_to_is_given_back_and_not_taken()
    {
        var reward = await RewardPages.CreateAsync("Seventy off", 700, AdminRewards.OrderAmount, ("DiscountAmount", "70"));
        try
        {
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle, 2);
            await Shopper.PressAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));
            Assert.That(await PointsAsync(), Is.EqualTo(before - 700), "129.94 take it in full");
            var item = (await Shopper.PageAsync("/cart")).QuerySelector("input[name^=itemquantity]")!.GetAttribute("name")!;

            var cart = await Shopper.CartButtonAsync("updatecart", (item, "1"));

            Assert.That(cart.Warnings(), Does.Contain("It is worth only $64.97 of $70.00 here. Your 700 points are back."));
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await RewardPages.DeleteAsync(reward);
        }
    }

    [Test]
    public async Task Points_in_the_place_of_a_coupon_are_asked_for_with_what_they_add_and_refused_where_that_is_nothing()
    {
        await Discounts.CreateAsync("ALONE10", AdminDiscounts.OrderTotal, ("DiscountAmount", "10"));
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        var cart = await Shopper.ApplyCouponAsync("ALONE10");
        Assert.That(cart.QuerySelector(".loyalty-redeem-limits")!.TextContent, Does.StartWith("From 1,100 to "), "fewer would be refused");
        Assert.That(cart.QuerySelectorAll(".loyalty-choice").Select(choice => int.Parse(choice.GetAttribute("value")!, CultureInfo.InvariantCulture)), Is.All.GreaterThan(1_000));

        Assert.That((await Shopper.UsePointsAsync("1000")).Notice(), Does.Contain("better offer"));
        var asked = await Shopper.UsePointsAsync("1500");
        Assert.That(asked.QuerySelector($"{Question} p")!.TextContent,
            Is.EqualTo("A discount in your cart cannot be combined with this and would be lost. 1,500 points would lower your total by $5.00."));
        Assert.That(await PointsAsync(), Is.EqualTo(before));

        cart = await Shopper.PressAsync("points", "Cart", ("loyaltyPoints", "700"), ("loyaltyAccept", asked.QuerySelector($"{Question} button")!.GetAttribute("value")!));

        Assert.That(Total(cart, "discount-total"), Is.EqualTo("-$15.00"), "what was asked, and not what stands in the field");
        Assert.That(await PointsAsync(), Is.EqualTo(before - 1_500));
        Assert.That(cart.QuerySelector(".loyalty-reservation-worth")!.TextContent, Is.EqualTo("worth $5.00 of $15.00 here"));
    }

    [Test]
    public async Task The_api_asks_with_a_code_and_takes_the_least_worth_as_the_answer()
    {
        await Discounts.CreateAsync("ALONE12", AdminDiscounts.OrderTotal, ("DiscountAmount", "12"));
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("ALONE12");

        using var asked = await Shopper.RequestRedemptionAsync(new { points = 2_000 });
        using var tooMuch = await Shopper.RequestRedemptionAsync(new { points = 2_000, acceptWorth = 8.01 });
        using var agreed = await Shopper.RequestRedemptionAsync(new { points = 2_000, acceptWorth = 8 });

        Assert.That((int)asked.StatusCode, Is.EqualTo(409));
        Assert.That(await asked.Content.ReadAsStringAsync(), Does.Contain("ACCEPTANCE_REQUIRED").And.Contain("8.00").And.Contain("acceptWorth"));
        Assert.That(await Redeeming.CodeAsync(tooMuch), Is.EqualTo("ACCEPTANCE_REQUIRED"));
        Assert.That((await Redeeming.DataAsync(agreed)).GetProperty("points").GetInt64(), Is.EqualTo(2_000));
    }

    [Test]
    public async Task The_percentage_limits_rewards_and_points_together_in_any_order_and_after_the_cart_has_shrunk()
    {
        await LimitAsync("\"MaxRedeemPercent\" = 10");
        var reward = await RewardPages.CreateAsync("Four off", 400, AdminRewards.OrderAmount, ("DiscountAmount", "4"));
        try
        {
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle, 2);
            // a tenth of 129.94
            await Shopper.PressAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));
            Assert.That((await Shopper.UsePointsAsync("1000")).Notice(), Is.EqualTo("This cart takes at most 800 points."), "beside four dollars");
            AssertAgrees(await Shopper.UsePointsAsync("800"), 12, 2);
            await Shopper.RemovePointsAsync();
            await Shopper.RemovePointsAsync();
            Assert.That(await PointsAsync(), Is.EqualTo(before));

            await Shopper.UsePointsAsync("1000");
            Assert.That((await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", $"{reward}"))).Message, Is.EqualTo("Points and rewards can take at most $12.99 off this cart."));
            await Shopper.UsePointsAsync("800");
            await Shopper.PressAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));
            AssertAgrees(await Shopper.PageAsync("/cart"), 12, 2);

            var item = (await Shopper.PageAsync("/cart")).QuerySelector("input[name^=itemquantity]")!.GetAttribute("name")!;
            var cart = await Shopper.CartButtonAsync("updatecart", (item, "1"));
            AssertAgrees(cart, 6, 2);
            Assert.That(await PointsAsync(), Is.EqualTo(before - 600), "a tenth of 64.97, in whole steps");
        }
        finally
        {
            await RewardPages.DeleteAsync(reward);
        }
    }

    [TestCase("\"MaxRedeemPercent\" = 1", "take at most $0.69 off")]
    [TestCase("\"MaxRedeemPointsPerOrder\" = 300", "An order takes at most 300 points.")]
    public async Task A_limit_that_was_lowered_after_the_last_page_holds_when_the_order_is_placed(string limit, string reason)
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UseRewardAsync("$5 off");
        var token = await Shopper.GoToConfirmAsync();
        await LimitAsync(limit);

        var answer = await Shopper.ConfirmAsync(token);

        Assert.That(answer.Replace("\\u0024", "$"), Does.Contain(reason));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_a_better_offer_makes_worthless_before_the_order_is_placed_is_told_and_nothing_is_ordered()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        var token = await Shopper.GoToConfirmAsync();
        var made = await Admin.PostFormAsync("/Admin/Discount/Create", "/Admin/Discount/Create", ("save-continue", "save"), ("Name", "For all"),
            ("DiscountTypeId", $"{AdminDiscounts.OrderTotal}"), ("DiscountAmount", "20"), ("IsActive", "true"), ("RequiresCouponCode", "false"), ("LimitationTimes", "1"));
        var offer = made.Headers.Location!.ToString().Split('/')[^1];
        try
        {
            var answer = await Shopper.ConfirmAsync(token);

            Assert.That(answer, Does.Contain("A better offer applies"));
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            var off = await Admin.SubmitAsync($"/Admin/Discount/Edit/{offer}", "form[action*='/Discount/Edit']", "save", ("IsActive", "false"));
            Assert.That((int)off.StatusCode, Is.EqualTo(302));
        }
    }

    [Test]
    public async Task The_same_amount_once_more_stays_taken_off()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");

        AssertAgrees(await Shopper.UsePointsAsync("300"), 3);

        Assert.That(await PointsAsync(), Is.EqualTo(before - 300));
    }

    [Test]
    public async Task Of_two_amounts_that_are_asked_for_at_once_one_is_said_to_be_used()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Shopper.AskAsync("points", "Cart", ("loyaltyPoints", $"{i}00"), ("loyaltyReplaces", "0"))));

        Assert.That(answers.Count(answer => answer.Success), Is.EqualTo(1));
        var kept = (await Shopper.RedemptionsAsync()).Where(row => row.GetProperty("status").GetString() == "reserved").Sum(row => row.GetProperty("points").GetInt64());
        Assert.That(answers.Single(answer => answer.Success).Message, Is.EqualTo($"{kept} points are used for this order."));
        Assert.That(await PointsAsync(), Is.EqualTo(before - kept));
    }

    [Test]
    public async Task Where_stores_share_carts_a_removed_line_gives_points_back_only_with_the_last_of_all()
    {
        await SetAsync("shoppingcartsettings.cartssharedbetweenstores", "True");
        try
        {
            var before = await PointsAsync();
            using var outlet = await Store.ShopperAsync(LoyaltyStore.OutletHost);
            await outlet.AddToCartAsync("/stoneware-mug");
            await Shopper.AddToCartAsync(Kettle);
            await Shopper.UsePointsAsync("300");
            var lines = (await Shopper.PageAsync("/cart")).QuerySelectorAll("table.cart tbody tr");
            var kettle = lines.Single(line => line.TextContent.Contains("Pour-over kettle")).QuerySelector("button[name=removefromcart]")!.GetAttribute("value")!;

            await Shopper.CartButtonAsync("updatecart", ("removefromcart", kettle));
            Assert.That(await PointsAsync(), Is.EqualTo(before - 300), "the mug of the outlet is in the cart still");

            await Shopper.EmptyCartAsync();
            Assert.That(await PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await SetAsync("shoppingcartsettings.cartssharedbetweenstores", "False");
        }
    }

    [Test]
    public async Task While_prices_are_kept_for_everybody_no_reward_gets_into_them()
    {
        var kettle = await RewardPages.OptionAsync("SelectedProductIds", "Pour-over kettle");
        var reward = await RewardPages.CreateAsync("Half a kettle", 100, AdminRewards.Products, ("UsePercentage", "true"), ("DiscountPercentage", "50"), ("SelectedProductIds", kettle));
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.PressAsync("reward", "Cart", ("loyaltyReward", $"{reward}"));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 100));
        await new AdminCustomers(Admin).CreateAsync($"other-{Database}@example.com".ToLowerInvariant(), "member-demo-1");
        using var other = await Store.SignedInAsync($"other-{Database}@example.com".ToLowerInvariant(), "member-demo-1");
        await other.AddToCartAsync(Kettle);
        await SetAsync("catalogsettings.cacheproductprices", "True");
        try
        {
            var cart = await Shopper.PageAsync("/cart");

            Assert.That(Total(await other.PageAsync("/cart"), "order-subtotal"), Is.EqualTo("$64.97"), "what one shopper redeemed is not in another's price");
            Assert.That(await PointsAsync(), Is.EqualTo(before), "it is given back, as it takes nothing off any more");
            Assert.That(cart.Warnings(), Does.Contain("Half a kettle"));
            Assert.That(cart.QuerySelectorAll(".loyalty-reward-name").Select(name => name.TextContent.Trim()), Has.None.EqualTo("Half a kettle"));
            using var refused = await Shopper.RequestRedemptionAsync(new { rewardId = reward });
            Assert.That(await Redeeming.CodeAsync(refused), Is.EqualTo("REWARD_NOT_FOUND"));
            Assert.That((await RewardPages.RowAsync(reward)).GetProperty("SetupProblem").GetString(), Does.StartWith("Not offered at present"), "in the grid");
            Assert.That((await Admin.PageAsync($"/Admin/LoyaltyReward/Edit/{reward}")).QuerySelector("#loyalty-reward-setup")!.TextContent, Does.Contain("Not offered at present"));
            Assert.That((await Admin.PageAsync("/Admin/LoyaltyAdmin/Configure")).Body!.TextContent, Does.Contain("nopCommerce keeps product prices for everybody"));
        }
        finally
        {
            await SetAsync("catalogsettings.cacheproductprices", "False");
            await RewardPages.DeleteAsync(reward);
        }
    }

    [Test]
    public async Task Without_discounts_deducted_the_estimate_beside_a_reward_is_what_the_order_earns()
    {
        await SetAsync("loyaltysettings.deductdiscounts", "False");
        try
        {
            var before = await PointsAsync();
            await Shopper.AddToCartAsync(Kettle);
            await Shopper.UseRewardAsync("$5 off");
            var cart = await Shopper.UsePointsAsync("300");
            var price = before - await PointsAsync();
            var estimate = long.Parse(string.Concat(cart.QuerySelector(".totals .loyalty-earn")!.TextContent.Where(char.IsDigit)), CultureInfo.InvariantCulture);

            await Shopper.PlaceOrderAsync();

            Assert.That(await PointsAsync() - (before - price), Is.EqualTo(estimate));
            Assert.That(estimate, Is.EqualTo(56), "64.97 less five and three");
        }
        finally
        {
            await SetAsync("loyaltysettings.deductdiscounts", "True");
        }
    }

    [Test]
    public async Task The_last_of_many_pieces_is_found_wherever_it_is()
    {
        var reward = await RewardPages.CreateAsync("Nearly gone", 100, AdminRewards.OrderAmount, ("DiscountAmount", "1"), ("Stock", "2000"));
        await Store.ExecuteAsync("INSERT INTO \"LoyaltyRewardUnit\" (\"RewardId\", \"Number\", \"RedemptionId\") VALUES "
            + string.Join(", ", Enumerable.Range(1, 2_000).Where(number => number != 1_234).Select(number => $"({reward}, {number}, 0)")));
        try
        {
            await Shopper.AddToCartAsync(Kettle);
            Assert.That((await Shopper.PageAsync("/cart")).QuerySelectorAll(".loyalty-reward").Single(row => row.TextContent.Contains("Nearly gone")).TextContent, Does.Contain("1 left"));

            await Shopper.UseRewardAsync("Nearly gone");

            Assert.That(await Store.ReadNumberAsync($"SELECT \"Number\" FROM \"LoyaltyRewardUnit\" WHERE \"RewardId\" = {reward} AND \"RedemptionId\" > 0"), Is.EqualTo(1_234));
        }
        finally
        {
            await RewardPages.DeleteAsync(reward);
        }
    }
}
