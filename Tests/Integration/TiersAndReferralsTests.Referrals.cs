using System.Net;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Friends who come by a member's link.</summary>
public sealed partial class TiersAndReferralsTests
{
    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task A_friend_who_comes_by_the_link_brings_both_their_points_and_a_refund_takes_them_back()
    {
        using var friend = await FriendAsync();
        Assert.That(await StatusAsync(friend), Is.EqualTo(Pending), "recorded with the registration");
        Assert.That(friend.Session.Cookies.Any(cookie => cookie.Name == LoyaltyDefaults.ReferralCookie), Is.False, "remembered no longer");
        var order = await friend.BuyAsync(card: Checkout.GoodCard);
        Assert.That(await StatusAsync(friend), Is.EqualTo(Pending), "not complete");
        await _orders.ChangeStatusAsync(order, AdminOrders.Complete);

        Assert.That((await StatusAsync(friend), await PointsAsync(friend, mine: true), await PointsAsync(friend, mine: false)), Is.EqualTo((Rewarded, 250, 500)));
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"Body\" LIKE '%found each other%' AND \"To\" = '{friend.Email}'"), Is.EqualTo(1));
        Assert.That(await _store.ScalarAsync($"SELECT \"AffiliateId\" FROM \"Order\" WHERE \"Id\" = {order}"), Is.Zero, "nopCommerce's affiliates are left alone");
        using (var shopper = await _store.ShopperAsync())
        {
            var mine = (await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-referral")!;
            Assert.That(mine.QuerySelector(".loyalty-friends li")!.TextContent, Does.Contain("F*** R.").And.Contain("rewarded").And.Contain("+500 points"));
            Assert.That(mine.QuerySelector(".loyalty-referral-counts")!.TextContent, Does.Contain("rewarded"));
        }

        await _orders.RefundAsync(order);
        Assert.That((await StatusAsync(friend), await PointsAsync(friend, mine: true), await PointsAsync(friend, mine: false)), Is.EqualTo((Reversed, 0, 0)));
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Two_nodes_that_finish_the_same_order_reward_once()
    {
        using var friend = await FriendAsync();
        var order = await friend.BuyAsync(card: Checkout.GoodCard);
        await _store.TamperAsync($"UPDATE \"Order\" SET \"OrderStatusId\" = {AdminOrders.Complete} WHERE \"Id\" = {order}");
        var task = await _store.ScalarAsync("SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. Reconcile orders'");
        using var elsewhere = new StoreSession(_second);
        await elsewhere.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);

        await Task.WhenAll(new[] { _admin, elsewhere, _admin, elsewhere }.Select(admin => admin.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{task}")));

        Assert.That((await StatusAsync(friend), await PointsAsync(friend, mine: true), await PointsAsync(friend, mine: false)), Is.EqualTo((Rewarded, 250, 500)));
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE \"ReferenceType\" = 'referral' AND \"ReferenceId\" = '{await ReferralIdAsync(friend)}'"), Is.EqualTo(2));
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"Body\" LIKE '%found each other%' AND \"To\" = '{friend.Email}'"), Is.EqualTo(1));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task What_speaks_against_a_friend_waits_for_an_admin()
    {
        using var alias = await FriendAsync($"shopper+{Guid.NewGuid().ToString("N")[..8]}@example.com");
        using var neighbour = await FriendAsync(sameAddress: true);
        var order = await neighbour.BuyAsync(card: Checkout.GoodCard);
        await _orders.ChangeStatusAsync(order, AdminOrders.Complete);

        Assert.That(await RowAsync(alias), Is.EqualTo(("Blocked", "Same e-mail address in another spelling")));
        Assert.That(await RowAsync(neighbour), Is.EqualTo(("Blocked", "Same postal address")));
        Assert.That(await PointsAsync(neighbour, mine: true), Is.Zero);
        await DecideAsync(neighbour, "Approve");
        Assert.That((await StatusAsync(neighbour), await PointsAsync(neighbour, mine: true)), Is.EqualTo((Rewarded, 250)));
        await DecideAsync(alias, "Reject");
        Assert.That(await StatusAsync(alias), Is.EqualTo(Rejected));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task The_code_is_remembered_until_a_customer_who_was_there_before_orders_for_the_first_time()
    {
        using var friend = await FriendAsync(link: false);
        await friend.Session.Http.GetAsync(_link);
        var cookie = friend.Session.Cookies.Single(row => row.Name == LoyaltyDefaults.ReferralCookie);
        Assert.That((cookie.HttpOnly, cookie.Value), Is.EqualTo((true, _link.Split('/')[^1])));

        await friend.BuyAsync(card: Checkout.GoodCard);

        Assert.That(await StatusAsync(friend), Is.EqualTo(Pending));
        var nowhere = await friend.Session.Http.GetAsync("/loyalty/r/NOBODY22");
        Assert.That((nowhere.StatusCode, nowhere.Headers.Contains("Set-Cookie") && nowhere.Headers.GetValues("Set-Cookie").Any(value => value.Contains("NOBODY22"))),
            Is.EqualTo((HttpStatusCode.Redirect, false)));
    }

    [Test]
    public async Task Referrals_are_recorded_and_decided_through_the_api()
    {
        using var friend = await FriendAsync(link: false);
        using var second = await FriendAsync(link: false);
        var code = (await SendAsync(_api, HttpMethod.Post, "referrals/code", new { customerId = _store.Demo.ShopperId })).GetProperty("code").GetString()!;
        Assert.That(_link, Does.EndWith(code));
        Assert.That((await PostAsync("referrals/code", new { customerId = 2_000_000 })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var body = new { code, customerId = friend.CustomerId };

        var recorded = await SendAsync(_api, HttpMethod.Post, "referrals", body, "r1");
        Assert.That(recorded.GetProperty("status").GetString(), Is.EqualTo("pending"));
        Assert.That((await SendAsync(_api, HttpMethod.Post, "referrals", body, "r1")).ToString(), Is.EqualTo(recorded.ToString()), "the first answer again");
        await (await PostAsync("referrals", body)).AssertProblemAsync(409, "DUPLICATE_REFERRAL");
        await (await PostAsync("referrals", new { code, customerId = second.CustomerId }, "r1")).AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
        await (await PostAsync("referrals", new { code, customerId = _store.Demo.ShopperId })).AssertProblemAsync(422, "SELF_REFERRAL");
        await (await PostAsync("referrals", new { code = "NOBODY22", customerId = second.CustomerId })).AssertProblemAsync(400, "VALIDATION_FAILED", "code");

        var brought = await _store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyReferralSlot\"");
        await SaveTermsAsync(("LimitPerPeriod", "1"), ("PeriodDays", "3000"));
        if (brought == 0)
        {
            using var first = await FriendAsync(link: false);
            await SendAsync(_api, HttpMethod.Post, "referrals", new { code, customerId = first.CustomerId });
        }
        await (await PostAsync("referrals", new { code, customerId = second.CustomerId })).AssertProblemAsync(429, "REFERRAL_LIMIT_EXCEEDED");
        await SaveTermsAsync(("LimitPerPeriod", "0"));

        var id = await ReferralIdAsync(second);
        await (await PostAsync("referrals/2000000/approve", null)).AssertProblemAsync(404, "REFERRAL_NOT_FOUND");
        Assert.That((await SendAsync(_api, HttpMethod.Post, $"referrals/{id}/approve", null)).GetProperty("status").GetString(), Is.EqualTo("pending"));
        Assert.That((await SendAsync(_api, HttpMethod.Post, $"referrals/{id}/reject", null)).GetProperty("status").GetString(), Is.EqualTo("rejected"));
        await (await PostAsync($"referrals/{id}/approve", null)).AssertProblemAsync(409, "INVALID_STATE");
        Assert.That((await _reader.DataAsync($"/api/loyalty/referrals/{id}")).GetProperty("reason").GetString(), Is.EqualTo("overLimit"));
        Assert.That((await _reader.DataAsync("/api/loyalty/referrals?status=rejected&limit=1"))[0].GetProperty("status").GetString(), Is.EqualTo("rejected"));
        await (await _reader.PostAsync($"/api/loyalty/referrals/{id}/reject", null)).AssertProblemAsync(403, "FORBIDDEN");
        await (await _outlet.PostAsync($"/api/loyalty/referrals/{id}/reject", null)).AssertProblemAsync(403, "STORE_ISOLATION");
    }
}
