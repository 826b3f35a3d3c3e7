using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>The faults that only show when things happen at the same moment: on PostgreSQL, with two web nodes and parallel requests.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class ParallelFaultTests(TestDatabase database) : FaultFixture(database, nodes: 2)
{
    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task F01_Ten_checkouts_at_once_on_two_nodes_use_the_points_in_one_order()
    {
        using var member = await NewMemberAsync(500);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);

        var answers = await ConfirmAtOnceAsync(member, 5, Checkout.SlowCard(400));

        Assert.That(await member.OrdersAsync(), Is.EqualTo(1), "one order is placed and paid: " + string.Join("\n", answers));
        Assert.That(answers.Count(answer => answer.Contains("success")), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Contains("being placed at this moment")), Is.GreaterThanOrEqualTo(5), "the others are told why, before payment");
        Assert.That(await member.UsedPointsAsync(), Is.EqualTo(500));
        Assert.That(await member.PointsAsync(), Is.EqualTo(59));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task F02_With_nopCommerces_own_lock_two_nodes_use_the_points_in_one_order()
    {
        await SetAsync("ordersettings.placeorderwithlock", "True");
        try
        {
            using var member = await NewMemberAsync(500);
            await member.Session.AddToCartAsync(Kettle);
            await member.Session.SpendAsync(500);

            await ConfirmAtOnceAsync(member, 1, Checkout.SlowCard(400));

            Assert.That(await member.OrdersAsync(), Is.EqualTo(1));
            Assert.That(await member.PointsAsync(), Is.EqualTo(59));
        }
        finally
        {
            await SetAsync("ordersettings.placeorderwithlock", "False");
        }
    }

    [Test]
    public async Task The_last_points_of_a_member_buy_one_of_two_products_taken_in_two_tabs_on_two_nodes()
    {
        const string Mug = "/stoneware-mug", Caddy = "/tea-caddy";
        foreach (var admin in Admins)
        {
            await admin.SellForPointsAsync(Mug, 500);
            await admin.SellForPointsAsync(Caddy, 500);
        }
        try
        {
            using var member = await NewMemberAsync(500);
            var other = await member.SignInAsync(Nodes[1]);

            Func<Task<HttpResponseMessage>>[] tabs = [await member.Session.OpenTakeAsync(Mug), await other.OpenTakeAsync(Caddy)];
            await Task.WhenAll(tabs.Select(press => press()));

            Assert.That(await member.PointsAsync(), Is.Zero);
            Assert.That(await member.RedemptionsAsync(Redemptions.Reserved), Is.EqualTo(1));
            await member.Session.PlaceOrderAsync();
            Assert.That(await member.UsedPointsAsync(), Is.EqualTo(500));
        }
        finally
        {
            foreach (var admin in Admins)
            {
                await admin.SellForPointsAsync(Mug, 0);
                await admin.SellForPointsAsync(Caddy, 0);
            }
        }
    }

    [Test]
    public async Task Of_ten_members_who_want_the_last_piece_for_points_one_gets_it_and_the_others_keep_their_points()
    {
        const string Mug = "/stoneware-mug";
        var stock = await Store.TextsAsync("SELECT CONCAT(\"ManageInventoryMethodId\", ',', \"StockQuantity\") FROM \"Product\" WHERE \"Sku\" = 'MUG-STONE'");
        foreach (var admin in Admins)
            await admin.SellForPointsAsync(Mug, 500);
        var members = new List<Member>();
        for (var i = 0; i < 10; i++)
            members.Add(await NewMemberAsync(500));
        await StockAsync(1, 1);
        try
        {
            var taken = await Task.WhenAll(members.Select((member, i) => TryAsync(member, i)));

            Assert.That(taken.Count(order => order), Is.GreaterThanOrEqualTo(1), "somebody gets it");
            foreach (var member in members)
            {
                // a cart in which it stays keeps its points for it until its time is over
                await member.Session.EmptyCartAsync();
                Assert.That(await member.PointsAsync(), Is.EqualTo(500 - (500 * await member.OrdersAsync())), "what brought no order took no points");
            }
        }
        finally
        {
            var (method, quantity) = (stock[0].Split(',')[0], stock[0].Split(',')[1]);
            await StockAsync(int.Parse(method), int.Parse(quantity));
            foreach (var admin in Admins)
                await admin.SellForPointsAsync(Mug, 0);
        }

        async Task<bool> TryAsync(Member member, int i)
        {
            var session = await member.SignInAsync(Nodes[i % 2]);
            using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            {
                try
                {
                    // who comes after the last piece was sold finds no button
                    return (await session.PressTakeAsync(Mug)).Headers.Location?.ToString() == "/cart" && (await session.ConfirmAsync(await session.GoToConfirmAsync())).Contains("success");
                }
                catch (AssertionException)
                {
                    return false;
                }
            }
        }

        async Task StockAsync(int method, int quantity) => await Store.AlterAsync(
            $"UPDATE \"Product\" SET \"ManageInventoryMethodId\" = {method}, \"StockQuantity\" = {quantity} WHERE \"Sku\" = 'MUG-STONE'");
    }

    [Test]
    public async Task The_completed_page_says_what_was_earned_however_many_buy_at_once()
    {
        var bought = 0;
        var members = new List<Member>();
        for (var i = 0; i < 6; i++)
            members.Add(await NewMemberAsync(0));

        await Task.WhenAll(members.Select(async (member, i) =>
        {
            // the shopper's next page may come to the other node
            var other = await member.SignInAsync(Nodes[(i + 1) % 2]);
            var orders = 0;
            for (var round = 0; round < 4; round++)
            {
                await member.Session.AddToCartAsync(Kettle);
                var token = await member.Session.GoToConfirmAsync();
                // of several who place at once a database may choose one to give way: he has no order, and no page that says so
                if (!(await member.Session.ConfirmAsync(token)).Contains("success"))
                {
                    await member.Session.EmptyCartAsync();
                    continue;
                }

                orders++;
                var page = await (round % 2 == 0 ? member.Session : other).PageAsync("/checkout/completed/");
                Assert.That(page.QuerySelector(".loyalty-order-earned")?.TextContent, Does.Contain("You earned 64"), $"shopper {i}, order {round}");
            }
            Interlocked.Add(ref bought, orders);
            Assert.That((await member.PointsAsync(), await member.EntriesAsync(Entries.Earn)), Is.EqualTo((orders * 64L, (long)orders)), $"shopper {i}");
        }));

        Assert.That(bought, Is.GreaterThan(12));
    }

    [Test]
    public async Task A_key_revoked_on_one_node_stops_there_at_once_and_on_the_other_within_five_seconds()
    {
        var secret = await Admin.CreateKeyAsync(read: true, write: false);
        using var here = Store.Api(secret, Nodes[0]);
        using var there = Store.Api(secret, Nodes[1]);
        Assert.That(((await here.GetAsync("/api/loyalty/leaderboard")).StatusCode, (await there.GetAsync("/api/loyalty/leaderboard")).StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));

        var id = await Store.ScalarAsync("SELECT MAX(\"Id\") FROM \"LoyaltyApiKey\"");
        await Admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyApiKey/Revoke", ("id", id.ToString()));

        Assert.That((await here.GetAsync("/api/loyalty/leaderboard")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.That((await there.GetAsync("/api/loyalty/leaderboard")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Forty_writes_for_one_member_at_once_on_two_nodes_are_each_answered_with_their_own_entry()
    {
        using var member = await NewMemberAsync(1_000);
        using var here = Store.Api(node: Nodes[0]);
        using var there = Store.Api(node: Nodes[1]);

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(async number =>
        {
            var points = number % 2 == 0 ? number : -number;
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/members/{member.Id}/transactions")
            {
                Content = JsonContent.Create(new { points, reason = $"write {number}" })
            };
            request.Headers.Add("Idempotency-Key", $"own-{member.Id}-{number}");
            using var answer = await (number % 4 == 0 ? there : here).SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
            var entry = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("transaction");
            Assert.That((entry.GetProperty("description").GetString(), entry.GetProperty("points").GetInt32()), Is.EqualTo(($"write {number}", points)));
            return (Version: entry.GetProperty("version").GetInt64(), Points: points, After: entry.GetProperty("balanceAfter").GetInt64());
        }));

        var balance = 1_000L;
        foreach (var (_, points, after) in answers.OrderBy(answer => answer.Version))
            Assert.That(after, Is.EqualTo(balance += points));
        Assert.That(answers.Select(answer => answer.Version).Distinct().Count(), Is.EqualTo(40));
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_020));
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [Test]
    public async Task F03_Twenty_parallel_credits_on_two_nodes_lose_none()
    {
        using var member = await NewMemberAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AdjustAsync(Admins[i % 2], member, 10)));

        Assert.That(await member.PointsAsync(), Is.EqualTo(201));
    }

    [Test]
    public async Task F04_An_order_marked_as_paid_five_times_at_once_is_awarded_once()
    {
        await SetAsync("loyaltysettings.awardmomentid", "20");
        try
        {
            using var member = await NewMemberAsync(0);
            var order = await member.BuyAsync();
            Assert.That(await member.PointsAsync(), Is.Zero);

            await Task.WhenAll(Enumerable.Range(0, 5).Select(i => new AdminOrders(Admins[i % 2]).MarkPaidAsync(order)));

            Assert.That(await member.PointsAsync(), Is.EqualTo(64));
            Assert.That(await member.EntriesAsync(Entries.Earn), Is.EqualTo(1));
        }
        finally
        {
            await SetAsync("loyaltysettings.awardmomentid", "10");
        }
    }

    [Test]
    public async Task F11_Ten_reads_and_two_tasks_at_once_after_a_lot_has_ended_expire_it_once()
    {
        using var member = await NewMemberAsync(70);
        await GiveAsync(member, 100, expireInDays: -0.01);
        var second = await member.SignInAsync(Nodes[1]);
        var log = await LastLogAsync();

        var reads = Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? member.Session : second).PageAsync("/customer/loyalty"));
        await Task.WhenAll([.. reads, RunTaskAsync("Loyalty. Expire points")]);

        Assert.That(await member.PointsAsync(), Is.EqualTo(70));
        Assert.That(await member.EntriesAsync(Entries.Expire), Is.EqualTo(1));
        Assert.That(await CountedAsync("expire points", "members expired", log), Is.EqualTo(1));
    }

    [Test]
    public async Task X02_A_shopper_who_cancels_five_times_at_once_gets_the_points_back_once()
    {
        using var member = await NewMemberAsync(500);
        var order = await member.BuyAsync(points: 500);
        var second = await member.SignInAsync(Nodes[1]);
        var cancel = (await member.Session.PageAsync($"/orderdetails/{order}")).QuerySelector("#cancel_order")!.GetAttribute("href")!;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => (i % 2 == 0 ? member.Session : second).Http.GetAsync(cancel)));

        Assert.That((await Orders.ReadAsync(order)).OrderStatus, Is.EqualTo("Cancelled"));
        Assert.That(await member.PointsAsync(), Is.EqualTo(500));
        Assert.That(await member.EntriesAsync(Entries.Release), Is.EqualTo(1));
    }

    [Test]
    public async Task Complaint_two_cards_for_one_customer_by_a_race()
    {
        using var member = await NewMemberAsync(0);
        await Store.TamperAsync($"DELETE FROM \"LoyaltyMember\" WHERE \"Id\" = {member.Id}");
        await member.Session.AddToCartAsync(Kettle);

        // an order and four administrators on both nodes make the customer a member at the same moment
        var token = await member.Session.GoToConfirmAsync();
        await Task.WhenAll([member.Session.ConfirmAsync(token), .. Enumerable.Range(0, 4).Select(i =>
            Admins[i % 2].PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", member.CustomerId.ToString())))]);

        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {member.CustomerId}"), Is.EqualTo(1));
        var membership = await Store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {member.CustomerId}");
        Assert.That(await Store.ScalarAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {membership}"), Is.EqualTo(64));
    }

    [Test]
    public async Task Complaint_race_at_spend_reserves_one_amount_of_many_asked_for_at_once()
    {
        using var member = await NewMemberAsync(5_000);
        await member.Session.AddToCartAsync(Kettle);
        var second = await member.SignInAsync(Nodes[1]);
        await second.PageAsync("/cart");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? member.Session : second).RequestRedemptionAsync(new { points = 1_000 })));

        var live = await member.RedemptionsAsync(Redemptions.Reserved);
        Assert.That(live, Is.LessThanOrEqualTo(1));
        Assert.That(await member.PointsAsync(), Is.EqualTo(5_000 - live * 1_000));
    }

    [Test]
    public async Task Complaint_race_at_spend_rewards_and_points_together_stay_within_the_limit_of_an_order()
    {
        var reward = await new AdminRewards(Admin).CreateAsync($"Race {Guid.NewGuid():N}"[..20], 800, AdminRewards.OrderAmount, ("DiscountAmount", "9"));
        await SetProgramAsync(("MaxRedeemPointsPerOrder", "1000"));
        try
        {
            using var member = await NewMemberAsync(5_000);
            await member.Session.AddToCartAsync(Kettle);
            var second = await member.SignInAsync(Nodes[1]);
            await second.PageAsync("/cart");

            await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? member.Session : second)
                .RequestRedemptionAsync(i % 4 < 2 ? new { points = 700 } : new { rewardId = reward })));

            Assert.That(await Store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {member.Id} AND \"StatusId\" = {Redemptions.Reserved}"),
                Is.LessThanOrEqualTo(1_000));
        }
        finally
        {
            await SetProgramAsync(("MaxRedeemPointsPerOrder", "0"));
        }
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_duplicate_orders_two_checkouts_at_once_place_one_with_points()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(1_000);

        var answers = await ConfirmAtOnceAsync(member, 1, Checkout.SlowCard(400));

        Assert.That(await member.OrdersAsync(), Is.EqualTo(1), string.Join("\n", answers));
        Assert.That(answers.Count(answer => answer.Contains("being placed at this moment")), Is.EqualTo(1));
        Assert.That(await member.PointsAsync(), Is.EqualTo(54));
    }

    [Test]
    public async Task Complaint_retry_duplicates_earned_points_a_missed_order_is_reconciled_once_by_two_nodes()
    {
        await SetAsync("loyaltysettings.enabled", "False");
        using var member = await NewMemberAsync(0);
        await member.BuyAsync();
        await SetAsync("loyaltysettings.enabled", "True");
        // the store does not know that the plugin was off: the order was missed as by a crash
        await Store.ExecuteAsync("DELETE FROM \"LoyaltyEarningPause\"");
        Assert.That(await member.PointsAsync(), Is.Zero);
        var log = await LastLogAsync();

        await RunTaskAsync("Loyalty. Reconcile orders");
        await RunTaskAsync("Loyalty. Reconcile orders");

        Assert.That(await member.PointsAsync(), Is.EqualTo(64));
        Assert.That(await member.EntriesAsync(Entries.Earn), Is.EqualTo(1));
        Assert.That(await CountedAsync("reconcile orders", "entries booked", log), Is.EqualTo(1));
    }

    [Test]
    public async Task Tasks_on_two_nodes_end_a_reservation_once()
    {
        using var member = await NewMemberAsync(500);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id}");
        var log = await LastLogAsync();

        await RunTaskAsync("Loyalty. Release reservations");

        Assert.That(await member.PointsAsync(), Is.EqualTo(500));
        Assert.That(await member.EntriesAsync(Entries.Release), Is.EqualTo(1));
        Assert.That(await member.RedemptionsAsync(Redemptions.Expired), Is.EqualTo(1));
        Assert.That(await CountedAsync("release reservations", "reservations ended", log), Is.EqualTo(1));
    }

    [Test]
    public async Task Tasks_on_two_nodes_mature_held_points_once()
    {
        using var member = await NewMemberAsync(0);
        await SetProgramAsync(("HoldDays", "14"));
        await member.BuyAsync();
        await SetProgramAsync(("HoldDays", "0"));
        Assert.That((await member.PointsAsync(), await member.PendingAsync()), Is.EqualTo((0L, 64L)));
        await Store.TamperAsync($"UPDATE \"LoyaltyOrderAward\" SET \"HeldUntilUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id}");
        var log = await LastLogAsync();

        await RunTaskAsync("Loyalty. Expire points");

        Assert.That((await member.PointsAsync(), await member.PendingAsync()), Is.EqualTo((64L, 0L)));
        Assert.That(await member.EntriesAsync(Entries.Mature), Is.EqualTo(1));
        Assert.That(await CountedAsync("expire points", "holds matured", log), Is.EqualTo(1));
    }

    [Test]
    public async Task Tasks_on_two_nodes_remind_of_an_expiry_once()
    {
        using var member = await NewMemberAsync(0);
        await GiveAsync(member, 200, expireInDays: 5);
        await SetProgramAsync(("ExpireAfterDays", "365"), ("ReminderDays", "10"));
        try
        {
            await RunTaskAsync("Loyalty. Expire points");
            await RunTaskAsync("Loyalty. Expire points");

            Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"To\" = (SELECT \"Email\" FROM \"Customer\" WHERE \"Id\" = {member.CustomerId}) AND \"Subject\" LIKE '%200 % expire soon'"),
                Is.EqualTo(1), "found by its subject: the links of other mails may hold the same digits");
        }
        finally
        {
            await SetProgramAsync(("ExpireAfterDays", "0"), ("ReminderDays", "0"));
        }
    }

    [Test]
    public async Task Tasks_on_two_nodes_move_a_member_to_a_tier_once_and_verify_side_by_side()
    {
        using var member = await NewMemberAsync(0);
        await Store.TamperAsync($"UPDATE \"LoyaltyMember\" SET \"TierId\" = NULL WHERE \"Id\" = {member.Id}");
        var log = await LastLogAsync();

        await Task.WhenAll(RunTaskAsync("Loyalty. Evaluate tiers"), RunTaskAsync("Loyalty. Verify the ledger"));

        Assert.That(await Store.TextsAsync($"SELECT t.\"Name\" FROM \"LoyaltyMember\" m JOIN \"LoyaltyTier\" t ON t.\"Id\" = m.\"TierId\" WHERE m.\"Id\" = {member.Id}"), Is.EqualTo(new[] { "Bronze" }));
        Assert.That(await CountedAsync("evaluate tiers", "members moved", log), Is.EqualTo(1));
        Assert.That(await CountedAsync("verify the ledger", "drifts found", log), Is.Zero);
    }

    /// <summary>Walks to the last step in many sessions on both nodes, and confirms in all of them at once.</summary>
    private async Task<IReadOnlyList<string>> ConfirmAtOnceAsync(Member member, int sessionsANode, string card)
    {
        var ready = new List<(StoreSession Session, string Token)>();
        foreach (var node in Nodes)
        {
            for (var i = 0; i < sessionsANode; i++)
            {
                var session = await member.SignInAsync(node);
                ready.Add((session, await session.GoToConfirmAsync(card)));
            }
        }
        return await Task.WhenAll(ready.Select(async one =>
            await (await one.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", one.Token))).Content.ReadAsStringAsync()));
    }
}
