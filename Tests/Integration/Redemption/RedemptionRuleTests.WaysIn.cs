using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>The ways into a cart that lead around the product's own page, and what points may not buy.</summary>
public sealed partial class RedemptionRuleTests
{
    [Test]
    public async Task A_wish_list_ones_own_or_shared_does_not_bring_into_the_cart_for_money_what_only_points_buy()
    {
        await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(2_000);
        using var friend = await NewMemberAsync(2_000);
        await member.Session.AddToWishlistAsync(Mug);
        await member.Session.AddToWishlistAsync(Kettle);

        var list = await member.Session.PageAsync("/wishlist");
        var prices = list.QuerySelectorAll(".product-unit-price").Select(cell => cell.TextContent).ToList();
        Assert.That(prices, Has.Count.EqualTo(2).And.Contains("500 points"), "points alone stand where only points buy");
        var shared = list.QuerySelector(".share-link")!.GetAttribute("href")!;
        foreach (var (shopper, address) in new[] { (member, "/wishlist"), (friend, shared) })
        {
            var page = await shopper.Session.PageAsync(address);
            var lines = page.QuerySelectorAll("input[name=addtocart]").Select(box => ("addtocart", box.GetAttribute("value")!));
            var answer = await shopper.Session.PostFormAsync(address, address, [("addtocartbutton", ""), .. lines]);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the kettle came in");
            Assert.That(await InCartAsync(shopper), Is.EqualTo(1), address);
            Assert.That(await Store.TextsAsync($"SELECT p.\"Sku\" FROM \"ShoppingCartItem\" i JOIN \"Product\" p ON p.\"Id\" = i.\"ProductId\" WHERE i.\"CustomerId\" = {shopper.CustomerId} AND i.\"ShoppingCartTypeId\" = 1"),
                Is.EqualTo(new[] { "POT-KETTLE" }));
            Assert.That(await shopper.PointsAsync(), Is.EqualTo(2_000), "and no points are taken unasked");
        }
    }

    [Test]
    public async Task Wish_list_and_comparison_say_points_beside_the_price_or_alone()
    {
        var (mug, caddy) = (await SellAsync(Mug, 500, only: true), await SellAsync("/tea-caddy", 700));
        using var member = await NewMemberAsync(2_000);
        await member.Session.AddToWishlistAsync("/tea-caddy");
        foreach (var id in new[] { mug, caddy })
            await member.Session.PostFormAsync(Mug, $"/compareproducts/add/{id}");

        var list = await member.Session.PageAsync("/wishlist");
        var compared = await member.Session.PageAsync("/compareproducts");

        Assert.That(list.QuerySelector(".product-unit-price")!.TextContent, Is.EqualTo("$24.00 or 700 points"));
        Assert.That(compared.QuerySelectorAll(".product-price td").Select(cell => cell.TextContent), Is.EqualTo(new[] { "$24.00 or 700 points", "500 points" }));
    }

    [Test]
    public async Task An_administrator_who_acts_for_a_shopper_does_not_buy_for_money_what_only_points_buy()
    {
        await SellAsync(Mug, 0);
        using var member = await NewMemberAsync(2_000);
        // an administrator of his own: whoever acts for a shopper is the shopper on every page, the admin area's too
        using var clerk = await NewMemberAsync(0);
        var admin = clerk.Session;
        await Store.TamperAsync($"INSERT INTO \"CustomerCustomerRoleMapping\" (\"CustomerId\", \"CustomerRoleId\") SELECT {clerk.CustomerId}, \"Id\" FROM \"CustomerRole\" WHERE \"SystemName\" = 'Administrators'");
        await Store.TamperAsync($"INSERT INTO \"GenericAttribute\" (\"EntityId\", \"KeyGroup\", \"Key\", \"Value\", \"StoreId\", \"CreatedOrUpdatedDateUTC\") VALUES ({clerk.CustomerId}, 'Customer', 'ImpersonatedCustomerId', '{member.CustomerId}', 0, '{Moment(0)}')");
        try
        {
            await admin.AddToCartAsync(Mug);
            Assert.That(await InCartAsync(member), Is.EqualTo(1), "it is the shopper's cart");
            var token = await admin.GoToConfirmAsync();
            var mug = await SellAsync(Mug, 500, only: true);

            var refused = await admin.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Stoneware mug").And.Contain("points only"));
            await admin.EmptyCartAsync();
            var added = await admin.PostFormAsync(Mug, $"/addproducttocart/details/{mug}/1", ($"addtocart_{mug}.EnteredQuantity", "1"));
            Assert.That(await added.Content.ReadAsStringAsync(), Does.Contain("sold for points only"));
            Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 2_000L)));

            await admin.TakeForPointsAsync(Mug);
            var order = await admin.PlaceOrderAsync();
            Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((1L, 1_500L)), "for the shopper's points he does");
            Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"OrderNote\" WHERE \"OrderId\" = {order} AND \"Note\" LIKE '%on behalf of%'"), Is.EqualTo(1));
        }
        finally
        {
            await Store.TamperAsync($"DELETE FROM \"GenericAttribute\" WHERE \"EntityId\" = {clerk.CustomerId} AND \"Key\" = 'ImpersonatedCustomerId'");
        }
    }

    [Test]
    public async Task A_cart_that_stores_share_does_not_buy_for_money_what_only_points_buy_and_gives_points_back_in_either()
    {
        await SellAsync(Mug, 0);
        using var member = await NewMemberAsync(2_000);
        await member.Session.AddToCartAsync(Mug);
        var line = await LineAsync(member);
        await SetAsync("shoppingcartsettings.cartssharedbetweenstores", "True");
        try
        {
            await SellAsync(Mug, 500, only: true);
            var outlet = await member.SignInAsync(Store.Address, LoyaltyStore.OutletHost);

            Assert.That((await outlet.PageAsync("/cart")).QuerySelector("td.product .message-error")!.TextContent, Does.Contain("points only"));
            var token = await outlet.GoToConfirmAsync();
            var refused = await outlet.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("points only"));
            await SwitchAsync(outlet, line);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_500));
            Assert.That((await outlet.PageAsync("/cart")).QuerySelector("td.product .message-error"), Is.Null, "there it is paid");
            await SwitchAsync(member.Session, line);
            Assert.That((await member.PointsAsync(), await member.RedemptionsAsync(Redemptions.Reserved)), Is.EqualTo((1_500L, 1L)), "one store at a time keeps points for a line");

            await outlet.EmptyCartAsync();

            Assert.That((await member.PointsAsync(), await member.OrdersAsync()), Is.EqualTo((2_000L, 0L)));
        }
        finally
        {
            await SetAsync("shoppingcartsettings.cartssharedbetweenstores", "False");
        }
    }

    [Test]
    public async Task Points_that_pay_as_money_and_gift_cards_do_not_buy_what_only_points_buy()
    {
        await SellAsync(Mug, 0);
        using var member = await NewMemberAsync(5_000);
        await member.Session.AddToCartAsync(Mug);
        await member.Session.SpendAsync(1_000);
        await member.Session.CartButtonAsync("applygiftcardcouponcode", ("giftcardcouponcode", "DEMO-GIFT-50"));
        var token = await member.Session.GoToConfirmAsync();
        await SellAsync(Mug, 500, only: true);

        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("points only"));
        Assert.That((await member.OrdersAsync(), await member.RedemptionsAsync(Redemptions.Reserved)), Is.EqualTo((0L, 1L)), "what was redeemed as money waits for another cart");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_line_that_another_plugin_put_into_the_cart_is_not_ordered_for_money_where_only_points_buy_it(bool onePage)
    {
        var mug = await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(2_000);
        await SetAsync("ordersettings.onepagecheckoutenabled", onePage.ToString());
        try
        {
            await member.Session.AddToCartAsync(Kettle);
            var token = onePage ? await member.Session.GoToConfirmAsync() : await GoToConfirmStepAsync(member.Session);
            await Store.TamperAsync($"INSERT INTO \"ShoppingCartItem\" (\"StoreId\", \"ShoppingCartTypeId\", \"CustomerId\", \"ProductId\", \"CustomerEnteredPrice\", \"Quantity\", \"CreatedOnUtc\", \"UpdatedOnUtc\") VALUES (1, 1, {member.CustomerId}, {mug}, 0, 2, '{Moment(0)}', '{Moment(0)}')");

            var refused = onePage
                ? await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token))
                : await member.Session.PostAsync("/checkout/confirm", ("nextstep", ""), ("__RequestVerificationToken", token));

            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Stoneware mug").And.Contain("points only"));
            Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 2_000L)));
            Assert.That((await member.Session.PageAsync("/cart")).QuerySelector("td.product .message-error")!.TextContent, Does.Contain("points only"));
        }
        finally
        {
            await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        }
    }

    [Test]
    public async Task More_pieces_than_points_reach_for_are_not_bought_with_money_where_only_points_buy()
    {
        await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(1_200);
        await member.Session.TakeForPointsAsync(Mug, 2);
        var token = await member.Session.GoToConfirmAsync();
        await member.Session.CartButtonAsync("updatecart", ($"itemquantity{await LineAsync(member)}", "9"));

        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("points"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 1_200L)));
        Assert.That((await member.Session.PageAsync("/cart")).QuerySelector("td.product .message-error")!.TextContent, Does.Contain("points only"));
    }

    [Test]
    public async Task What_is_for_members_of_another_tier_points_do_not_buy()
    {
        var tiers = await Store.TextsAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 ORDER BY \"Threshold\"");
        using var member = await NewMemberAsync(2_000);
        Assert.That(await Store.ReadTextAsync($"SELECT CAST(\"TierId\" AS CHAR(9)) FROM \"LoyaltyMember\" WHERE \"Id\" = {member.Id}"), Does.StartWith(tiers[0]));
        var mug = await SellAsync(Mug, 500, true, ("SelectedTierIds", tiers[2]), ("SelectedTierIds", tiers[3]));

        Assert.That((await Admin.PageAsync($"/Admin/Product/Edit/{mug}")).QuerySelectorAll("[data-field=SelectedTierIds] option[selected]").Select(option => option.GetAttribute("value")),
            Is.EquivalentTo(tiers.Skip(2).Take(2)), "the card says so");
        var page = await member.Session.PageAsync(Mug);
        Assert.That(page.QuerySelector(".loyalty-price-note")!.TextContent, Is.EqualTo("Only members of another tier get this for points."));
        Assert.That((page.QuerySelector(".loyalty-price-button"), page.QuerySelector(".add-to-cart-button")), Is.EqualTo(((object?)null, (object?)null)));
        await member.Session.PostFormAsync(Mug, $"/loyalty/take/{mug}/500", ($"addtocart_{mug}.EnteredQuantity", "1"));
        Assert.That((await InCartAsync(member), await member.PointsAsync()), Is.EqualTo((0L, 2_000L)));

        await SellAsync(Mug, 500, false, ("SelectedTierIds", tiers[0]));
        await member.Session.TakeForPointsAsync(Mug);
        var token = await member.Session.GoToConfirmAsync();
        await SellAsync(Mug, 500, false, ("SelectedTierIds", tiers[2]));
        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("another tier"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 2_000L)));
        Assert.That((await member.Session.PageAsync("/cart")).QuerySelector(".loyalty-line-switch"), Is.Null);
    }

    [Test]
    public async Task Mails_of_an_order_say_what_points_paid()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(2_000);
        var before = await Store.ScalarAsync("SELECT COALESCE(MAX(\"Id\"), 0) FROM \"QueuedEmail\"");
        await member.Session.TakeForPointsAsync(Mug, 2);

        await member.Session.PlaceOrderAsync();

        var mails = await Store.TextsAsync($"SELECT \"Body\" FROM \"QueuedEmail\" WHERE \"Id\" > {before} AND \"Body\" LIKE '%<table>%'");
        Assert.That(mails, Has.Count.EqualTo(2).And.All.Contains("Stoneware mug<br />Paid with points: 500 points each"), "the shopper's and the store owner's");
    }

    [Test]
    public async Task An_edited_line_still_says_what_points_paid_and_editing_it_warns_of_nothing()
    {
        await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(1_500);
        await member.Session.TakeForPointsAsync(Mug, 3);
        var order = await member.Session.PlaceOrderAsync();
        await SetAsync("ordersettings.autoupdateordertotalsoneditingorder", "True");
        try
        {
            await Orders.EditFirstItemAsync(order, 1, 0);

            Assert.That((await Admin.PageAsync($"/Admin/Order/Edit/{order}")).Body!.TextContent, Does.Not.Contain("sold for points only"));
            Assert.That(await Store.ReadTextAsync($"SELECT \"AttributeDescription\" FROM \"OrderItem\" WHERE \"OrderId\" = {order}"), Is.EqualTo("Paid with points: 500 points each"));
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        }
        finally
        {
            await SetAsync("ordersettings.autoupdateordertotalsoneditingorder", "False");
        }
    }

    [Test]
    public async Task The_points_follow_the_price_of_what_is_chosen_where_they_shall()
    {
        var mug = await SellAsync(Mug, 0, false, ("FollowRate", "10"), ("PayableWithPoints", "true"));
        using var member = await NewMemberAsync(300);
        var page = await member.Session.PageAsync(Mug);
        var ask = page.QuerySelector(".loyalty-price[data-loyalty-follows]")!.GetAttribute("data-loyalty-follows")!;
        Assert.That(page.QuerySelector(".loyalty-price-points")!.TextContent, Is.EqualTo("or 185 points"));

        await PriceAsync(mug, 20.01m);
        try
        {
            var cost = (await AskAsync()).GetProperty("cost");
            Assert.That((cost.GetProperty("price").GetString(), cost.GetProperty("button").GetString()), Is.EqualTo(("or 201 points", "Get it for 201 points")));
            var taken = await member.Session.PostFormAsync(Mug, cost.GetProperty("take").GetString()!, ($"addtocart_{mug}.EnteredQuantity", "1"));
            Assert.That((taken.Headers.Location?.ToString(), await member.PointsAsync()), Is.EqualTo(("/cart", 99L)));
            await member.Session.EmptyCartAsync();

            await PriceAsync(mug, 40m);
            cost = (await AskAsync()).GetProperty("cost");
            Assert.That((cost.GetProperty("note").GetString(), cost.GetProperty("isMissing").GetBoolean()), Is.EqualTo(("100 points to go", true)));
        }
        finally
        {
            await PriceAsync(mug, 18.5m);
        }

        async Task<System.Text.Json.JsonElement> AskAsync()
        {
            var answer = await member.Session.PostFormAsync(Mug, ask, ($"addtocart_{mug}.EnteredQuantity", "1"));
            return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        }
    }

    private async Task PriceAsync(int product, decimal price)
    {
        await Store.TamperAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE \"Product\" SET \"Price\" = {price} WHERE \"Id\" = {product}"));
        await Store.ForgetAsync();
    }

    /// <summary>Walks through the checkout page by page up to its last step; returns the antiforgery token to confirm with.</summary>
    private static async Task<string> GoToConfirmStepAsync(StoreSession session)
    {
        var billing = await session.PageAsync("/checkout/billingaddress");
        var next = await session.PageAsync(billing.QuerySelector("a.select-billing-address-button")!.GetAttribute("href")!);
        if (next.QuerySelector("a.select-shipping-address-button") is { } address)
        {
            await session.PageAsync(address.GetAttribute("href")!);
            await session.SubmitAsync("/checkout/shippingmethod", ".shipping-method-page form", "nextstep");
        }
        var payment = await session.PageAsync("/checkout/paymentmethod");
        if (payment.QuerySelector("#payment-method-block") is not null)
        {
            await session.SubmitAsync("/checkout/paymentmethod", ".payment-method-page form:has(#payment-method-block)", "nextstep", ("paymentmethod", "Payments.CheckMoneyOrder"));
            await session.PageAsync("/checkout/paymentinfo");
        }
        return await session.AntiforgeryTokenAsync("/checkout/confirm");
    }
}
