using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>Payments that fail, dawdle or take the process with them leave no point and no order between two states.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class CrashFaultTests(TestDatabase database) : FaultFixture(database, nodes: 2)
{
    protected override Task PrepareAsync() => SetAsync("loyaltysettings.claimtimeoutseconds", "120");

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_given_back_twice_after_a_failed_payment()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);

        for (var i = 0; i < 3; i++)
            Assert.That(await member.Session.ConfirmAsync(await member.Session.GoToConfirmAsync(Checkout.DeclinedCard)), Does.Contain("declined"));

        Assert.That((await member.PointsAsync(), await member.RedemptionsAsync(Redemptions.Reserved)), Is.EqualTo((500L, 1L)), "the claim is given back, the points stay kept");
        var order = await member.Session.PlaceOrderAsync(Checkout.GoodCard);
        Assert.That(await member.PointsAsync(), Is.EqualTo(559));
        await Orders.RefundOnlineAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_back_button_at_the_payment_page_mints_credit()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);

        for (var i = 0; i < 3; i++)
        {
            await member.Session.SpendAsync(500);
            await member.Session.ConfirmAsync(await member.Session.GoToConfirmAsync(Checkout.DeclinedCard));
            await member.Session.RemovePointsAsync();
            Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        }
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_not_given_back_when_the_payment_expires()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        await member.Session.GoToConfirmAsync(Checkout.GoodCard);

        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-0.1)}' WHERE \"MemberId\" = {member.Id}");
        await RunTaskAsync("Loyalty. Release reservations");
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "left at the payment page");

        await member.Session.SpendAsync(500);
        var order = await member.Session.PlaceOrderAsync(Checkout.AuthorizedCard);
        await Orders.VoidAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "authorised and voided");
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task A_checkout_after_the_time_limit_is_refused_before_payment_and_the_points_are_back()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        var token = await member.Session.GoToConfirmAsync(Checkout.GoodCard);
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-0.1)}' WHERE \"MemberId\" = {member.Id}");

        var answer = await member.Session.ConfirmAsync(token);

        Assert.That(answer, Does.Contain("The time for which your points were kept has run out"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 1_000L)));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task A_process_killed_between_payment_and_order_is_healed_by_the_other_node()
    {
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        Store.Kill(0);
        await StartAgainAsync("--crash-card");
        var session = await member.SignInAsync(Nodes[0]);
        var token = await session.GoToConfirmAsync(Checkout.CrashCard);

        Assert.That(async () => await session.ConfirmAsync(token), Throws.InstanceOf<HttpRequestException>());

        Assert.That((await member.RedemptionsAsync(Redemptions.Claimed), await member.OrdersAsync()), Is.EqualTo((1L, 0L)), "the claim outlives its process");
        var other = await member.SignInAsync(Nodes[1]);
        Assert.That(await other.ConfirmAsync(await other.GoToConfirmAsync(Checkout.GoodCard)), Does.Contain("being placed"), "and is respected");
        await AgeClaimAsync(member);
        var id = await Store.ScalarAsync("SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. Release reservations'");
        using (var admin = new StoreSession(Nodes[1]))
        {
            await admin.SignInAsync(Store.Demo.AdminEmail, Store.Demo.AdminPassword);
            await admin.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{id}");
        }
        Assert.That(await member.RedemptionsAsync(Redemptions.Reserved), Is.EqualTo(1));
        await other.PlaceOrderAsync(Checkout.GoodCard);
        Assert.That((await member.PointsAsync(), await member.OrdersAsync(), await member.UsedPointsAsync()), Is.EqualTo((559L, 1L, 500L)));
        await StartAgainAsync();
    }

    [Test]
    public async Task A_message_whose_process_died_before_it_was_sent_arrives_once_and_signed_after_the_restart()
    {
        await SetAsync("loyaltysettings.webhookallowhttp", "true");
        await SetAsync("loyaltysettings.webhookallowprivateaddresses", "true");
        // takes connections and says nothing
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var (webhook, secret) = await CreateWebhookAsync($"http://127.0.0.1:{port}/ledger");
        using var member = await NewMemberAsync(0);
        await GiveAsync(member, 7);
        await BecomesAsync(1, $"SELECT COUNT(*) FROM \"LoyaltyWebhookDelivery\" WHERE \"WebhookId\" = {webhook} AND \"Attempts\" = 1", "on its way");
        await GiveAsync(member, 11);
        var written = $"FROM \"LoyaltyWebhookDelivery\" WHERE \"WebhookId\" = {webhook} AND \"StatusId\" = {(int)WebhookDeliveryStatus.Pending}";
        Assert.That((await Store.ScalarAsync($"SELECT COUNT(*) {written}"), await Store.ScalarAsync($"SELECT COUNT(*) {written} AND \"Attempts\" = 0")), Is.EqualTo((2L, 1L)),
            "the second message is written and waits for the first");

        Store.Kill(0);
        silent.Stop();
        using var receiver = new WebhookReceiver(port);
        await StartAgainAsync();
        await RunTaskAsync("Loyalty. Send webhooks");

        var message = receiver.All.Single();
        message.AssertSigned(secret);
        Assert.That((message.Headers["Loyalty-Attempt"], PointsOf(message)), Is.EqualTo(("1", 11L)));
        await Store.TamperAsync($"UPDATE \"LoyaltyWebhookDelivery\" SET \"NextAttemptOnUtc\" = '{Moment(-0.01)}' WHERE \"WebhookId\" = {webhook} AND \"Attempts\" = 1 AND \"StatusId\" = {(int)WebhookDeliveryStatus.Pending}");
        for (var i = 0; i < 2; i++)
            await RunTaskAsync("Loyalty. Send webhooks");
        Assert.That(receiver.All.Select(arrived => (arrived.Headers["Loyalty-Attempt"], PointsOf(arrived))), Is.EqualTo(new[] { ("1", 11L), ("2", 7L) }),
            "the one that was on its way counts as lost, and is sent again");
        receiver.All[1].AssertSigned(secret);
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) {written}"), Is.Zero);

        using var api = Store.Api();
        (await api.DeleteAsync($"/api/loyalty/webhooks/{webhook}")).EnsureSuccessStatusCode();
        return;

        static long PointsOf(WebhookReceiver.Message message) => JsonDocument.Parse(message.Body).RootElement.GetProperty("data").GetProperty("points").GetInt64();
    }

    [Test]
    public async Task A_claim_whose_order_was_saved_is_confirmed_by_the_task()
    {
        using var member = await NewMemberAsync(1_000);
        var order = await member.BuyAsync(points: 500);
        // as if the process had died between saving the order and confirming
        var redemption = await Store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {member.Id}");
        await Store.TamperAsync($"DELETE FROM \"LoyaltyRedemptionStep\" WHERE \"RedemptionId\" = {redemption} AND \"Number\" = 3");
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"StatusId\" = {Redemptions.Claimed}, \"Step\" = 2, \"OrderId\" = NULL, \"UsedPoints\" = 0, \"UsedAmount\" = 0 WHERE \"Id\" = {redemption}");
        await AgeClaimAsync(member);
        var log = await LastLogAsync();

        await RunTaskAsync("Loyalty. Release reservations");

        Assert.That(await Store.ScalarAsync($"SELECT \"OrderId\" FROM \"LoyaltyRedemption\" WHERE \"Id\" = {redemption}"), Is.EqualTo(order));
        Assert.That((await member.UsedPointsAsync(), await member.PointsAsync()), Is.EqualTo((500L, 559L)));
        Assert.That(await CountedAsync("release reservations", "claims settled", log), Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public async Task A_claim_given_up_while_its_slow_payment_still_runs_ends_with_the_points_burned_once()
    {
        using var member = await NewMemberAsync(1_000);

        var slow = await ConfirmSlowlyUntilGivenBackAsync(member);
        var answer = await slow;

        Assert.That(answer, Does.Contain("success"));
        Assert.That((await member.OrdersAsync(), await member.UsedPointsAsync()), Is.EqualTo((1L, 500L)));
        Assert.That(await member.PointsAsync(), Is.EqualTo(559), "what the order used is taken again");
        await Orders.CancelAsync(await member.Session.LatestOrderAsync());
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
    }

    [Test]
    public async Task Points_given_up_and_spent_elsewhere_while_the_slow_payment_runs_leave_a_shortfall_and_no_free_points()
    {
        using var member = await NewMemberAsync(500);

        var slow = await ConfirmSlowlyUntilGivenBackAsync(member);
        Assert.That((await AdjustAsync(Admin, member, -500)).IsSuccessStatusCode, Is.True);
        Assert.That(await member.PointsAsync(), Is.Zero);
        await slow;

        var owed = await Store.ScalarAsync($"SELECT \"Shortfall\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {member.Id}");
        Assert.That((await member.PointsAsync(), owed), Is.EqualTo((0L, 441L)), "500 are owed, 59 that the order earned repaid a part");
    }

    /// <summary>Orders with 500 points, and lets claim and reservation run out while the payment is still under way; returns the payment's end.</summary>
    private async Task<Task<string>> ConfirmSlowlyUntilGivenBackAsync(Member member)
    {
        var before = await member.PointsAsync();
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        var token = await member.Session.GoToConfirmAsync(Checkout.SlowCard(6_000));

        var slow = member.Session.ConfirmAsync(token);
        await BecomesAsync(1, $"SELECT COUNT(*) FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {member.Id} AND \"StatusId\" = {Redemptions.Claimed}", "claimed");
        //nopCommerce computes the total between the claim and the payment
        await Task.Delay(2_000);
        await AgeClaimAsync(member);
        await RunTaskAsync("Loyalty. Release reservations");
        Assert.That(await member.RedemptionsAsync(Redemptions.Reserved), Is.EqualTo(1), "given up");
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id}");
        await RunTaskAsync("Loyalty. Release reservations");
        Assert.That(await member.PointsAsync(), Is.EqualTo(before), "and given back");
        return slow;
    }

    private async Task<(int Id, string Secret)> CreateWebhookAsync(string url)
    {
        using var api = Store.Api();
        using var answer = await api.PostAsJsonAsync("/api/loyalty/webhooks", new { name = "A ledger elsewhere", url, events = new[] { "points.adjusted" } });
        var made = await Redeeming.DataAsync(answer);
        return (made.GetProperty("id").GetInt32(), made.GetProperty("secret").GetString()!);
    }

    /// <summary>Waits for what happens outside of any request.</summary>
    private async Task BecomesAsync(long expected, string sql, string what)
    {
        for (var patience = 200; await Store.ScalarAsync(sql) != expected; patience--)
        {
            Assert.That(patience, Is.Positive, what);
            await Task.Delay(25);
        }
    }

    /// <summary>Lets the time pass after which a claim counts as lost, as it is set here.</summary>
    private Task AgeClaimAsync(Member member) =>
        Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"UpdatedOnUtc\" = '{Moment(-3 / 1440d)}' WHERE \"MemberId\" = {member.Id}");
}
