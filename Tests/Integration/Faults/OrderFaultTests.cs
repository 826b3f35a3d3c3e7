using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>The faults of nopCommerce's own points that show in what becomes of one order: refunds, status changes, edits, gift cards.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class OrderFaultTests(TestDatabase database) : FaultFixture(database)
{
    private const string GiftCard = "/gift-card";

    [Test]
    public async Task F05_A_refund_takes_back_what_was_earned_and_gives_back_what_was_spent_in_proportion()
    {
        using var member = await NewMemberAsync(1_000);
        var order = await member.BuyAsync(points: 500);
        await Orders.MarkPaidAsync(order);
        var total = await Store.OrderTotalAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(559));

        await Orders.RefundPartAsync(order, Math.Round(total / 2, 2));
        Assert.That(await member.PointsAsync(), Is.EqualTo(779).Within(1), "half of the 500 is back and half of the 59 is gone");
        await Orders.RefundPartAsync(order, total - Math.Round(total / 2, 2));
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));

        var second = await member.BuyAsync(points: 500);
        await Orders.MarkPaidAsync(second);
        await Orders.RefundAsync(second);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "one refund of all ends in the same place");
    }

    [Test]
    public async Task F06_The_box_that_changes_the_status_counts()
    {
        await SetAsync("loyaltysettings.awardmomentid", "30");
        try
        {
            using var member = await NewMemberAsync(1_000);
            var order = await member.BuyAsync(points: 500);
            Assert.That(await member.PointsAsync(), Is.EqualTo(500), "nothing is earned before the order is complete");

            await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
            Assert.That(await member.PointsAsync(), Is.EqualTo(559));
            await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
            await Orders.ChangeStatusAsync(order, AdminOrders.Processing);
            Assert.That(await member.PointsAsync(), Is.EqualTo(500));
        }
        finally
        {
            await SetAsync("loyaltysettings.awardmomentid", "10");
        }
    }

    [Test]
    public async Task F07_Points_that_a_cancelled_order_gives_back_still_end_when_they_did()
    {
        using var member = await NewMemberAsync(0);
        await GiveAsync(member, 200, expireInDays: 2);
        var end = await member.FirstExpiryAsync();
        var order = await member.BuyAsync(points: 200);

        await Orders.CancelAsync(order);

        Assert.That((await member.PointsAsync(), await member.ExpiringAsync(end)), Is.EqualTo((200L, 200L)));
    }

    [Test]
    public async Task F07_Points_whose_end_passed_while_an_order_had_them_come_back_expired()
    {
        using var member = await NewMemberAsync(0);
        await GiveAsync(member, 200, expireInDays: 2);
        var order = await member.BuyAsync(points: 200);
        await Store.TamperAsync($"UPDATE \"LoyaltyLot\" SET \"ExpiresOnUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id} AND \"ExpiresOnUtc\" IS NOT NULL");

        await Orders.CancelAsync(order);

        Assert.That(await member.PointsAsync(), Is.Zero, "the 62 earned are gone with the order, the 200 with their end");
        Assert.That((await member.EntriesAsync(Entries.Release), await member.EntriesAsync(Entries.Expire)), Is.EqualTo((1L, 1L)), "both are in the ledger");
    }

    [Test]
    public async Task F08_Taking_points_back_leaves_older_lots_alone()
    {
        using var member = await NewMemberAsync(50);
        await SetProgramAsync(("ExpireAfterDays", "60"));
        int order;
        try
        {
            order = await member.BuyAsync();
        }
        finally
        {
            await SetProgramAsync(("ExpireAfterDays", "0"));
        }
        Assert.That(await member.PointsAsync(), Is.EqualTo(114));

        await Orders.CancelAsync(order);

        Assert.That((await member.PointsAsync(), await member.ExpiringAsync(null)), Is.EqualTo((50L, 50L)), "the points without an end are the ones that stay");
    }

    [Test]
    public async Task F09_What_ends_first_is_spent_first()
    {
        using var member = await NewMemberAsync(300);
        await GiveAsync(member, 100, expireInDays: 5);
        await GiveAsync(member, 100, expireInDays: 2);
        var campaign = await member.FirstExpiryAsync();

        await member.BuyAsync(points: 100);

        Assert.That(await member.ExpiringAsync(campaign), Is.Zero);
        Assert.That(await member.PointsAsync(), Is.EqualTo(400 + 63));
    }

    [Test]
    public async Task F10_An_order_cancelled_while_its_points_are_pending_ends_cleanly()
    {
        await SetProgramAsync(("HoldDays", "14"));
        try
        {
            using var member = await NewMemberAsync(500);
            var order = await member.BuyAsync(points: 500);
            Assert.That((await member.PointsAsync(), await member.PendingAsync()), Is.EqualTo((0L, 59L)));

            await Orders.CancelAsync(order);

            Assert.That((await Orders.ReadAsync(order)).OrderStatus, Is.EqualTo("Cancelled"));
            Assert.That((await member.PointsAsync(), await member.PendingAsync()), Is.EqualTo((500L, 0L)));
            Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member.Id} AND \"Pending\" <> 0"), Is.EqualTo(2), "held and taken back: the trail stays");

            await Store.TamperAsync($"UPDATE \"LoyaltyOrderAward\" SET \"HeldUntilUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id}");
            await RunTaskAsync("Loyalty. Expire points");
            Assert.That(await member.PointsAsync(), Is.EqualTo(500), "and nothing matures later");
        }
        finally
        {
            await SetProgramAsync(("HoldDays", "0"));
        }
    }

    [Test]
    public async Task F12_Reading_writes_nothing_for_anybody()
    {
        using var member = await NewMemberAsync(70);
        await GiveAsync(member, 100, expireInDays: -0.01);
        using var visitor = Store.Visitor();
        using var api = Store.Api();
        await visitor.PageAsync("/");
        var before = await LedgerStateAsync();
        var customers = await Store.ScalarAsync("SELECT COUNT(*) FROM \"Customer\"");

        foreach (var path in new[] { "points/0", "points/-1", "points/2000000000", $"points/{member.CustomerId}", "leaderboard" })
            Assert.That((int)(await api.GetAsync($"/api/loyalty/{path}")).StatusCode, Is.LessThan(500), path);
        await visitor.Http.GetAsync("/api/loyalty/me");
        Assert.That(await Store.ScalarAsync("SELECT COUNT(*) FROM \"Customer\""), Is.EqualTo(customers), "no guest is made by the API");
        await visitor.PageAsync(Kettle);
        foreach (var page in new[] { "/customer/loyalty", "/cart", Kettle })
            await member.Session.PageAsync(page);
        foreach (var page in new[] { $"/Admin/LoyaltyMember/Edit/{member.Id}", $"/Admin/Customer/Edit/{member.CustomerId}" })
            await Admin.PageAsync(page);

        Assert.That(await LedgerStateAsync(), Is.EqualTo(before), "what has ended is expired by the task, not by whoever looks");
    }

    [Test]
    public async Task F13_Editing_an_order_gives_back_the_points_its_discount_no_longer_needs_and_rewrites_nothing()
    {
        await SetAsync("ordersettings.autoupdateordertotalsoneditingorder", "True");
        try
        {
            using var member = await NewMemberAsync(1_000);
            var order = await member.BuyAsync(points: 500);
            var written = await EntriesAsync(member);

            await Orders.EditFirstItemAsync(order, 1, 50m);

            Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalDiscountValue"], Is.Zero, "nopCommerce drops the coupon");
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000 + await EarnedAsync(member, order)), "so the 500 are back");
            Assert.That((await EntriesAsync(member)).Take(written.Count), Is.EqualTo(written), "what was written stays as it was");
            await Orders.CancelAsync(order);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        }
        finally
        {
            await SetAsync("ordersettings.autoupdateordertotalsoneditingorder", "False");
        }
    }

    [Test]
    public async Task F14_Limiting_the_programme_to_a_store_and_opening_it_again_changes_no_balance()
    {
        using var member = await NewMemberAsync(0);
        await member.BuyAsync();
        using var elsewhere = await member.SignInAsync(Store.Address, LoyaltyStore.OutletHost);
        var state = await LedgerStateAsync();

        await SetProgramAsync(("SelectedStoreIds", "1"));
        try
        {
            Assert.That(await member.Session.PointsAsync(), Is.EqualTo(64));
            await elsewhere.AddToCartAsync(Kettle);
            await elsewhere.PlaceOrderAsync();
            Assert.That(await LedgerStateAsync(), Is.EqualTo(state), "nothing is earned where the program does not run");
        }
        finally
        {
            await SetProgramAsync(("SelectedStoreIds", StoreSession.Nothing));
        }

        Assert.That(await elsewhere.PointsAsync(), Is.EqualTo(64));
        await member.BuyAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(128));
    }

    [Test]
    public async Task F15_Deleting_a_customer_for_good_erases_every_word_and_keeps_the_ledger_in_balance()
    {
        using var member = await NewMemberAsync(500);
        await Admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Adjust",
            ("MemberId", member.Id.ToString()), ("Points", "25"), ("Reason", "Mira called, 0700 123 456"), ("FormKey", Guid.NewGuid().ToString("N")));
        await SetProgramAsync(("HoldDays", "14"));
        var order = await member.BuyAsync(points: 100);
        await SetProgramAsync(("HoldDays", "0"));
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(200);
        var card = (await Store.TextsAsync($"SELECT \"CardNumber\" FROM \"LoyaltyMember\" WHERE \"Id\" = {member.Id}"))[0];
        Assert.That((await member.PointsAsync(), await member.PendingAsync()), Is.EqualTo((225L, 63L)));

        // the members of this fixture share one address, which would go with this one
        await Store.TamperAsync($"DELETE FROM \"CustomerAddressMapping\" WHERE \"CustomerId\" = {member.CustomerId}");
        await Admin.PostFormAsync($"/Admin/Customer/Edit/{member.CustomerId}", $"/Admin/Customer/GdprDelete/{member.CustomerId}");

        Assert.That((await member.PointsAsync(), await member.PendingAsync(), await member.RedemptionsAsync(Redemptions.Reserved)), Is.EqualTo((0L, 0L, 0L)));
        Assert.That(await Store.ScalarAsync($"SELECT \"Points\" FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member.Id} ORDER BY \"Version\" DESC LIMIT 1"), Is.EqualTo(-425), "what was left is forfeited by an entry");
        Assert.That(await MentionsAsync(member.Id, "Mira", "0700", card, "@example.com"), Is.Empty);
        using var api = Store.Api();
        Assert.That(await (await api.GetAsync($"/api/loyalty/points/{member.CustomerId}")).Content.ReadAsStringAsync(), Does.Not.Contain(card));

        await Orders.CancelAsync(order);
        await RunTaskAsync("Loyalty. Verify the ledger");
        Assert.That(await member.PointsAsync(), Is.Zero, "what an order gives back afterwards is forfeited too");
    }

    [Test]
    public async Task F16_A_gift_card_bought_and_spent_brings_no_more_points_than_paying_at_once()
    {
        await SetAsync("ordersettings.activategiftcardsaftercompletingorder", "True");
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(GiftCard);
        Assert.That(await Redeeming.CodeAsync(await member.Session.RequestRedemptionAsync(new { points = 500 })), Is.EqualTo("INVALID_STATE"), "points buy no gift card that outlives them");
        var bought = await member.Session.PlaceOrderAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "a gift card earns nothing");
        await Orders.MarkPaidAsync(bought);
        await Orders.ChangeStatusAsync(bought, AdminOrders.Complete);
        var code = (await Admin.PageAsync($"/Admin/Order/Edit/{bought}")).QuerySelector("#order-items")!.TextContent.Split("Gift card:")[1].Trim().Split()[0];

        await member.Session.AddToCartAsync(Kettle);
        await member.Session.CartButtonAsync("applygiftcardcouponcode", ("giftcardcouponcode", code));
        var order = await member.Session.PlaceOrderAsync();

        Assert.That(await Store.OrderTotalAsync(order), Is.EqualTo(19.97m));
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_064), "as if the kettle had been paid with money");
    }

    [Test]
    public async Task X01_Cancelled_and_reopened_or_deleted_three_times_gives_back_once()
    {
        using var member = await NewMemberAsync(1_000);
        var order = await member.BuyAsync(points: 500);

        for (var round = 0; round < 3; round++)
        {
            await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            await Orders.CancelAsync(order);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
            await Orders.ChangeStatusAsync(order, AdminOrders.Processing);
            Assert.That(await member.PointsAsync(), Is.EqualTo(559));
        }
        for (var round = 0; round < 3; round++)
        {
            await Orders.DeleteAsync(order);
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        }
    }

    private async Task<IReadOnlyList<string>> LedgerStateAsync() => await Store.TextsAsync(
        "SELECT (SELECT COUNT(*) FROM \"LoyaltyEntry\") || '/' || (SELECT COUNT(*) FROM \"LoyaltyMember\") || '/' || SUM(\"Version\") || '/' || SUM(\"Balance\") FROM \"LoyaltyAccount\"");

    /// <summary>Rows about a member in which a word still stands.</summary>
    private async Task<IReadOnlyList<string>> MentionsAsync(int member, params string[] words)
    {
        string[] queries =
        [
            $"SELECT * FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member}",
            $"SELECT * FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyMember' AND \"EntityId\" = {member} AND \"Actor\" = 'system'",
            $"SELECT \"OldValue\", \"NewValue\" FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyMember' AND \"EntityId\" = {member}",
            $"SELECT * FROM \"LoyaltyMember\" WHERE \"Id\" = {member}"
        ];
        var rows = new List<string>();
        foreach (var query in queries)
            rows.AddRange((await Store.RowsAsync(query)).Select(row => row.ToString()));
        return [.. rows.Where(row => words.Any(word => row.Replace(Store.Demo.AdminEmail, "").Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private Task<IReadOnlyList<string>> EntriesAsync(Member member) => Store.TextsAsync(
        $"SELECT \"Version\" || '|' || \"TypeId\" || '|' || \"Points\" || '|' || \"BalanceAfter\" || '|' || \"BookedOnUtc\" || '|' || COALESCE(\"Inputs\", '') FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member.Id} ORDER BY \"Version\"");

    private Task<long> EarnedAsync(Member member, int order) => Store.ScalarAsync(
        $"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member.Id} AND \"ReferenceType\" = 'order' AND \"ReferenceId\" = '{order}'");
}
