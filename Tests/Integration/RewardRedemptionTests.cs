using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Rewards made on the admin's page, redeemed in the shop, and what the admin sees of it.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class RewardRedemptionTests(TestDatabase database)
{
    private const long Price = 400;

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private StoreSession _shopper = null!;
    private AdminRewards _rewards = null!;
    private AdminRedemptions _redemptions = null!;
    private AdminOrders _orders = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(database);
        _admin = await _store.AdminAsync();
        _shopper = await _store.ShopperAsync();
        _rewards = new(_admin);
        _redemptions = new(_admin);
        _orders = new(_admin);
        await _redemptions.GivePointsAsync(_store.Demo.ShopperEmail, 50_000);
    }

    [SetUp]
    public async Task FillTheCartAsync()
    {
        await _shopper.EmptyCartAsync();
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _shopper?.Dispose();
        _admin?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test]
    public async Task An_amount_off_the_order_comes_off_the_total()
    {
        var cart = await RedeemAsync(await _rewards.CreateAsync("Five off", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5")));

        Assert.That(Money(cart, ".discount-total .value-summary"), Is.EqualTo(-5m));
        await OrderAndCheckAsync();
    }

    [Test]
    public async Task A_percentage_stops_at_its_maximum()
    {
        var reward = await _rewards.CreateAsync("A fifth off", Price, AdminRewards.OrderPercentage, ("DiscountPercentage", "20"), ("MaximumDiscountAmount", "10"));
        Assert.That(Money(await RedeemAsync(reward), ".discount-total .value-summary"), Is.EqualTo(-10m));

        await _rewards.EditAsync(reward, ("MaximumDiscountAmount", ""));

        Assert.That(Money(await _shopper.PageAsync("/cart"), ".discount-total .value-summary"), Is.EqualTo(-12.99m), "a fifth of 64.97 when nothing limits it");
        await OrderAndCheckAsync();
    }

    [Test]
    public async Task Free_shipping_makes_shipping_free()
    {
        await RedeemAsync(await _rewards.CreateAsync("Free delivery", Price, AdminRewards.FreeShipping));

        var page = (await OrderAndCheckAsync()).Page;

        Assert.That(Money(page, Row("OrderShipping")), Is.Zero);
    }

    [Test]
    public async Task Cheaper_shipping_is_cheaper_by_its_amount()
    {
        var full = Money((await _redemptions.OrderAsync(await _shopper.PlaceOrderAsync())).Page, Row("OrderShipping"));
        Assert.That(full, Is.GreaterThan(1));
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);

        await RedeemAsync(await _rewards.CreateAsync("Cheaper delivery", Price, AdminRewards.CheaperShipping, ("DiscountAmount", "1")));

        Assert.That(Money((await OrderAndCheckAsync()).Page, Row("OrderShipping")), Is.EqualTo(full - 1));
    }

    [Test]
    public async Task Some_products_get_cheaper_and_others_do_not()
    {
        await _shopper.AddToCartAsync("/stoneware-mug");
        var kettle = await _rewards.OptionAsync("SelectedProductIds", "Pour-over kettle");

        var cart = await RedeemAsync(await _rewards.CreateAsync("Half a kettle", Price, AdminRewards.Products,
            ("UsePercentage", "true"), ("DiscountPercentage", "50"), ("SelectedProductIds", kettle)));

        Assert.That(Subtotal(cart, "Pour-over kettle"), Is.EqualTo(32.49m).Within(0.01m));
        Assert.That(Subtotal(cart, "Stoneware mug"), Is.EqualTo(18.50m));
        await OrderAndCheckAsync();
    }

    [Test]
    public async Task Only_as_many_pieces_get_cheaper_as_the_reward_says()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var kettle = await _rewards.OptionAsync("SelectedProductIds", "Pour-over kettle");

        var cart = await RedeemAsync(await _rewards.CreateAsync("A free kettle", Price, AdminRewards.Products,
            ("UsePercentage", "true"), ("DiscountPercentage", "100"), ("MaximumDiscountedQuantity", "1"), ("SelectedProductIds", kettle)));

        Assert.That(Subtotal(cart, "Pour-over kettle"), Is.EqualTo(64.97m), "one of two");
    }

    [Test]
    public async Task The_products_of_a_category_get_cheaper()
    {
        await _shopper.AddToCartAsync("/studio-headphones");
        var kitchen = await _rewards.OptionAsync("SelectedCategoryIds", "Kitchen");

        var cart = await RedeemAsync(await _rewards.CreateAsync("Kitchen", Price, AdminRewards.Categories, ("DiscountAmount", "4"), ("SelectedCategoryIds", kitchen)));

        Assert.That(Subtotal(cart, "Pour-over kettle"), Is.EqualTo(60.97m));
        Assert.That(Subtotal(cart, "Studio headphones"), Is.EqualTo(249m));
        await OrderAndCheckAsync();
    }

    [Test]
    public async Task A_discount_made_elsewhere_is_redeemed_too()
    {
        var discount = await new AdminDiscounts(_admin).CreateAsync($"SUB{database}", AdminDiscounts.OrderSubTotal, ("DiscountAmount", "6"));

        var cart = await RedeemAsync(await _rewards.CreateAsync("Six off the goods", Price, AdminRewards.ExistingDiscount, ("DiscountId", discount.ToString()), ("AcceptDiscountChanges", "true")));

        Assert.That(Money(cart, ".order-subtotal-discount .value-summary"), Is.EqualTo(-6.6m), "six and the tax on them");
        await OrderAndCheckAsync();
    }

    [TestCase("Platinum", false)]
    [TestCase("own", true)]
    public async Task A_reward_is_for_its_tiers(string tier, bool allowed)
    {
        if (tier == "own")
            tier = (await new AdminCustomers(_admin).RowsAsync("/Admin/LoyaltyMember/List", ("SearchEmail", _store.Demo.ShopperEmail)))[0].GetProperty("Tier").GetString()!;
        var tierId = await _rewards.OptionAsync("SelectedTierIds", tier);

        await AssertOfferedAsync(await _rewards.CreateAsync($"For {tier}", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("SelectedTierIds", tierId)), allowed);
    }

    [TestCase("2001-01-01T00:00", "2099-01-01T00:00", true)]
    [TestCase("2098-01-01T00:00", "2099-01-01T00:00", false)]
    [TestCase("2001-01-01T00:00", "2002-01-01T00:00", false)]
    public async Task A_reward_is_offered_between_its_dates(string start, string end, bool allowed)
    {
        await AssertOfferedAsync(await _rewards.CreateAsync("Dated", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("StartOn", start), ("EndOn", end)), allowed);
    }

    [Test]
    public async Task An_inactive_or_deleted_reward_is_not_offered()
    {
        var reward = await _rewards.CreateAsync("Off", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("Active", "false"));
        await AssertOfferedAsync(reward, false);
        await _rewards.EditAsync(reward, ("Active", "true"));
        await _rewards.DeleteAsync(reward);
        await AssertOfferedAsync(reward, false);
    }

    [Test]
    public async Task The_last_piece_goes_to_one_shopper_and_comes_back_when_it_is_given_back()
    {
        var reward = await _rewards.CreateAsync("The last", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("Stock", "1"));
        await RedeemAsync(reward);
        Assert.That((await _rewards.RowAsync(reward)).GetProperty("Left").GetString(), Is.EqualTo("0 of 1"));
        var secondId = await new AdminCustomers(_admin).CreateAsync("second@example.com", "second-demo-1");
        using var second = await _store.SignedInAsync("second@example.com", "second-demo-1");
        await _admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", secondId.ToString(CultureInfo.InvariantCulture)));
        await _redemptions.GivePointsAsync("second@example.com", 1000);
        await second.AddToCartAsync(_store.Demo.ProductPath);

        Assert.That((await AskAsync(second, reward)).QuerySelector(".discount-total"), Is.Null, "none is left");
        await _redemptions.ReleaseAsync((await NewestAsync()).GetProperty("Id").GetInt32());

        Assert.That((await AskAsync(second, reward)).QuerySelector(".discount-total"), Is.Not.Null);
        Assert.That((await _shopper.PageAsync("/cart")).QuerySelector(".discount-total"), Is.Null);
    }

    [Test]
    public async Task Giving_back_in_the_grid_returns_the_points_once_and_takes_the_discount_off()
    {
        var before = await _store.ShopperPointsAsync();
        await RedeemAsync(await _rewards.CreateAsync("Returned", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5")));
        var row = await NewestAsync();
        var id = row.GetProperty("Id").GetInt32();
        Assert.That(row.GetProperty("CanRelease").GetBoolean(), Is.True);

        Assert.That(await _redemptions.ReleaseAsync(id), Does.Contain("\"Result\":true"));
        Assert.That(await _redemptions.ReleaseAsync(id), Does.Contain("\"error\":\"These points have been used or given back already"));

        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before));
        Assert.That((await _shopper.PageAsync("/cart")).QuerySelector(".discount-total"), Is.Null);
        row = await NewestAsync();
        Assert.That(row.GetProperty("Status").GetString(), Is.EqualTo("Given back"));
        Assert.That(row.GetProperty("Reason").GetString(), Is.EqualTo($"By {_store.Demo.AdminEmail}"));
        Assert.That(row.GetProperty("CanRelease").GetBoolean(), Is.False);
        var page = await _admin.PageAsync($"/Admin/LoyaltyRedemptionAdmin/Details/{id}");
        Assert.That(page.QuerySelectorAll("#loyalty-redemption-steps-table tbody tr").Select(step => step.Children[2].TextContent), Is.EqualTo(new[] { "Reserved", "Given back" }));
        Assert.That(page.QuerySelectorAll(".loyalty-entries tbody tr"), Has.Length.EqualTo(2));
        var audit = (await new AdminCustomers(_admin).RowsAsync("/Admin/LoyaltyLedger/Audit"))[0];
        Assert.That($"{audit.GetProperty("Action")} {audit.GetProperty("Subject")}", Is.EqualTo($"Points given back Redemption {id}"));
    }

    [Test]
    public async Task An_orders_block_follows_its_cancellation()
    {
        await RedeemAsync(await _rewards.CreateAsync("Cancelled", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5")));
        var order = await _shopper.PlaceOrderAsync();
        var placed = await _redemptions.OrderAsync(order);
        Assert.That((placed.Spent, placed.GivenBack, placed.TakenBack, placed.Pending), Is.EqualTo((Price, 0L, 0L, 0L)));
        Assert.That(placed.Earned, Is.GreaterThan(0));

        await _orders.CancelAsync(order);

        var cancelled = await _redemptions.OrderAsync(order);
        Assert.That((cancelled.Spent, cancelled.GivenBack, cancelled.Earned, cancelled.TakenBack), Is.EqualTo((Price, Price, placed.Earned, placed.Earned)));
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    [Test]
    public async Task An_orders_block_agrees_with_the_balance_through_partial_refunds()
    {
        var before = await _store.ShopperPointsAsync();
        await RedeemAsync(await _rewards.CreateAsync("Refunded", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5")));
        var order = await _shopper.PlaceOrderAsync();
        await _orders.MarkPaidAsync(order);

        foreach (var amount in new[] { 7.01m, 20m })
        {
            await _orders.RefundPartAsync(order, amount);
            var figures = await _redemptions.OrderAsync(order);
            Assert.That(figures.GivenBack, Is.GreaterThan(0).And.LessThan(Price));
            Assert.That(figures.TakenBack, Is.GreaterThan(0).And.LessThan(figures.Earned));
            Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before + figures.Balance));
        }
        var link = (await _redemptions.OrderAsync(order)).Page.QuerySelector("a.loyalty-order-ledger")!.GetAttribute("href")!;
        var member = await _admin.PageAsync(link);
        Assert.That(member.QuerySelector("#loyalty-ledger-of-order"), Is.Not.Null);
        var query = new Uri(_store.Address, link);
        var rows = await new AdminCustomers(_admin).RowsAsync($"/Admin/LoyaltyMember/LedgerList?memberId={query.Segments[^1]}&{query.Query.TrimStart('?')}");
        Assert.That(rows.EnumerateArray().Sum(entry => entry.GetProperty("Points").GetInt64()), Is.EqualTo((await _redemptions.OrderAsync(order)).Balance));
    }

    [Test]
    public async Task Held_points_stand_on_the_orders_and_the_members_page_as_pending()
    {
        await SetProgramAsync(("HoldDays", "5"));
        try
        {
            var order = await _shopper.PlaceOrderAsync();

            var figures = await _redemptions.OrderAsync(order);
            Assert.That(figures.Pending, Is.EqualTo(figures.Earned).And.GreaterThan(0));
            var member = await _admin.PageAsync($"/Admin/Customer/Edit/{_store.Demo.ShopperId}");
            Assert.That(member.QuerySelector("#loyalty-pending")!.TextContent, Is.EqualTo(figures.Pending.ToString("N0", CultureInfo.InvariantCulture)));
            Assert.That(member.QuerySelector($"#customer-loyalty a[href='/Admin/Order/Edit/{order}']"), Is.Not.Null);
            await _orders.CancelAsync(order);
            Assert.That((await _redemptions.OrderAsync(order)).Pending, Is.Zero);
        }
        finally
        {
            await SetProgramAsync(("HoldDays", "0"));
        }
    }

    [Test]
    public async Task Reservations_stand_on_the_members_page()
    {
        await RedeemAsync(await _rewards.CreateAsync("On the page", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5")));
        var id = (await NewestAsync()).GetProperty("Id").GetInt32();

        var page = await _admin.PageAsync($"/Admin/Customer/Edit/{_store.Demo.ShopperId}");

        Assert.That(page.QuerySelector("#loyalty-reservations tbody")!.TextContent, Does.Contain("On the page").And.Contain("400"));
        Assert.That(page.QuerySelector($"#loyalty-reservations .loyalty-release[data-id='{id}']"), Is.Not.Null);
    }

    [Test]
    public async Task The_grid_finds_redemptions_by_everything_its_search_offers()
    {
        var reward = await _rewards.CreateAsync("Sought", Price, AdminRewards.OrderAmount, ("DiscountAmount", "5"));
        await RedeemAsync(reward);
        var order = await _shopper.PlaceOrderAsync();
        var id = (await NewestAsync()).GetProperty("Id").GetInt32();
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        await _shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "100"), ("loyaltyPlace", "Cart"));
        var amount = (await NewestAsync()).GetProperty("Id").GetInt32();
        Assert.That(amount, Is.Not.EqualTo(id));
        var card = (await new AdminCustomers(_admin).RowsAsync("/Admin/LoyaltyMember/List", ("SearchEmail", _store.Demo.ShopperEmail)))[0].GetProperty("CardNumber").GetString()!;
        var today = DateTime.UtcNow;
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await AssertFoundAsync([id, amount], ("SearchMember", _store.Demo.ShopperEmail[..6]));
        await AssertFoundAsync([id, amount], ("SearchMember", card.ToLowerInvariant()));
        await AssertFoundAsync([], ("SearchMember", "nobody@example.com"));
        await AssertFoundAsync([id], ("SearchStatusId", "30"), ("SearchWhat", reward.ToString()));
        await AssertFoundAsync([amount], ("SearchStatusId", "10"), ("SearchWhat", "-1"));
        await AssertFoundAsync([id], ("SearchWhat", reward.ToString()), ("SearchStoreId", "1"));
        await AssertFoundAsync([], ("SearchWhat", reward.ToString()), ("SearchStoreId", "2"));
        await AssertFoundAsync([id], ("SearchOrderNumber", order.ToString()));
        await AssertFoundAsync([id, amount], ("SearchFrom", Day(-1)), ("SearchTo", Day(1)));
        await AssertFoundAsync([], ("SearchTo", Day(-2)));
        await AssertFoundAsync([], ("SearchFrom", Day(2)));
    }

    /// <summary>Redeems a reward for the shopper's cart, which must succeed, and opens the cart.</summary>
    private async Task<IDocument> RedeemAsync(int reward)
    {
        var before = await _store.ShopperPointsAsync();
        var cart = await AskAsync(_shopper, reward);
        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before - Price), cart.QuerySelector(".bar-notification")?.TextContent);
        return cart;
    }

    private static async Task<IDocument> AskAsync(StoreSession shopper, int reward)
    {
        await shopper.PostFormAsync("/", "/loyalty/redeem/reward", ("loyaltyReward", reward.ToString(CultureInfo.InvariantCulture)), ("loyaltyPlace", "Cart"));
        return await shopper.PageAsync("/cart");
    }

    private async Task AssertOfferedAsync(int reward, bool allowed)
    {
        var before = await _store.ShopperPointsAsync();
        var cart = await AskAsync(_shopper, reward);
        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(allowed ? before - Price : before));
        Assert.That(cart.QuerySelector(".discount-total") is not null, Is.EqualTo(allowed));
    }

    /// <summary>Places the order; the redemption is used wholly and says so.</summary>
    private async Task<AdminRedemptions.OrderFigures> OrderAndCheckAsync()
    {
        var order = await _shopper.PlaceOrderAsync();
        var row = await NewestAsync();
        Assert.That(row.GetProperty("Status").GetString(), Is.EqualTo("Used"));
        Assert.That(row.GetProperty("Used").GetString(), Does.StartWith("400"));
        Assert.That(row.GetProperty("OrderId").GetInt32(), Is.EqualTo(order));
        var figures = await _redemptions.OrderAsync(order);
        Assert.That((figures.Spent, figures.GivenBack), Is.EqualTo((Price, 0L)));
        return figures;
    }

    private async Task<JsonElement> NewestAsync() => (await _redemptions.RowsAsync())[0];

    private async Task AssertFoundAsync(int[] expected, params (string, string)[] filters)
    {
        var found = (await _redemptions.RowsAsync(filters)).Select(row => row.GetProperty("Id").GetInt32()).ToList();
        if (expected.Length == 0)
            Assert.That(found, Is.Empty, filters[^1].ToString());
        else if (filters.Any(filter => filter.Item1 is "SearchWhat" or "SearchOrderNumber") && filters.All(filter => filter.Item2 != "-1"))
            Assert.That(found, Is.EquivalentTo(expected), filters[^1].ToString());
        else
            Assert.That(expected, Is.SubsetOf(found), filters[^1].ToString());
    }

    private async Task SetProgramAsync(params (string, string)[] fields)
    {
        var answer = await _admin.SubmitAsync("/Admin/LoyaltyProgram/Edit/1", "#loyalty-program-form", "save", fields);
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
    }

    private static string Row(string field) => $"label[for={field}]";

    /// <summary>The money an element shows, or the text beside a label.</summary>
    private static decimal Money(IParentNode page, string selector)
    {
        var element = page.QuerySelector(selector);
        Assert.That(element, Is.Not.Null, selector);
        if (element!.LocalName == "label")
            element = element.Closest(".form-group")!.QuerySelector(".form-text-row");
        return decimal.Parse(element!.TextContent.Trim(), NumberStyles.Currency, CultureInfo.GetCultureInfo("en-US"));
    }

    private static decimal Subtotal(IParentNode cart, string product)
    {
        var line = cart.QuerySelectorAll("table.cart tbody tr").Single(row => row.QuerySelector(".product-name")!.TextContent.Trim() == product);
        return decimal.Parse(line.QuerySelector(".product-subtotal")!.TextContent.Trim(), NumberStyles.Currency, CultureInfo.GetCultureInfo("en-US"));
    }
}
