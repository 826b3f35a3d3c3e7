using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Tiers by rules of the merchant's choice, and friends who come by a member's link: real registrations and orders on two web nodes.</summary>
[TestFixture]
public sealed class TiersAndReferralsTests
{
    private const int Pending = 10, Rewarded = 20, Blocked = 30, Rejected = 40, Reversed = 50;
    private const string PlaceMembers = "Loyalty. Place members after changes of tiers";

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private AdminOrders _orders = null!;
    private HttpClient _api = null!;
    private HttpClient _reader = null!;
    private HttpClient _outlet = null!;
    private IBrowser? _browser;
    private Uri _second = null!;
    private string _link = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        _second = await _store.AddNodeAsync();
        _admin = await _store.AdminAsync();
        _orders = new(_admin);
        _api = _store.Api();
        _reader = _store.Api(await _admin.CreateKeyAsync(read: true, write: false));
        _outlet = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: 2), host: LoyaltyStore.OutletHost);
        await SaveTermsAsync(("LimitPerPeriod", "0"));
        using var shopper = await _store.ShopperAsync();
        var page = await shopper.PageAsync("/customer/loyalty");
        _link = new Uri(((IHtmlInputElement)page.QuerySelector("#loyalty-referral-link")!).Value).PathAndQuery;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _api?.Dispose();
        _reader?.Dispose();
        _outlet?.Dispose();
        _admin?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test]
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
    public async Task What_speaks_against_a_friend_waits_for_an_admin()
    {
        using var alias = await FriendAsync($"shop.per+{Guid.NewGuid().ToString("N")[..8]}@example.com");
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

    [Test]
    public async Task Tiers_are_kept_through_the_api()
    {
        var before = await _reader.DataAsync("/api/loyalty/programs/1/tiers");
        var body = new { name = "Ruby", threshold = 8_000, earnMultiplier = 1.5, color = "#aa0000", welcomeBonus = 10, benefits = "Tea", displayOrder = 9 };
        var tier = await SendAsync(_api, HttpMethod.Post, "programs/1/tiers", body, "t1");
        Assert.That((await SendAsync(_api, HttpMethod.Post, "programs/1/tiers", body, "t1")).ToString(), Is.EqualTo(tier.ToString()));
        var path = $"programs/1/tiers/{tier.GetProperty("id")}";
        using var read = await _reader.GetAsync($"/api/loyalty/{path}");
        var tag = read.Headers.ETag!.Tag;
        using var change = new HttpRequestMessage(HttpMethod.Put, $"/api/loyalty/{path}") { Content = JsonContent.Create(new { name = "Garnet", threshold = 8_500 }) };
        change.Headers.Add("If-Match", tag);
        Assert.That((await Redeeming.DataAsync(await _api.SendAsync(change))).GetProperty("name").GetString(), Is.EqualTo("Garnet"));
        using var late = new HttpRequestMessage(HttpMethod.Put, $"/api/loyalty/{path}") { Content = JsonContent.Create(body) };
        late.Headers.Add("If-Match", tag);
        await (await _api.SendAsync(late)).AssertProblemAsync(412, "PRECONDITION_FAILED");

        await (await _reader.GetAsync("/api/loyalty/programs/1/tiers/2000000")).AssertProblemAsync(404, "TIER_NOT_FOUND");
        await (await _reader.GetAsync("/api/loyalty/programs/2000000/tiers")).AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
        await (await PostAsync("programs/1/tiers", new { name = "", threshold = -1 })).AssertProblemAsync(400, "VALIDATION_FAILED", "threshold");
        await (await _reader.DeleteAsync($"/api/loyalty/{path}")).AssertProblemAsync(403, "FORBIDDEN");
        await (await _outlet.DeleteAsync($"/api/loyalty/{path}")).AssertProblemAsync(403, "STORE_ISOLATION");
        await SendAsync(_api, HttpMethod.Delete, path, null);
        Assert.That((await _reader.DataAsync("/api/loyalty/programs/1/tiers")).ToString(), Is.EqualTo(before.ToString()));
    }

    [Test]
    public async Task A_tier_by_hand_lasts_until_its_end_and_then_the_earned_one_counts()
    {
        using var member = await FriendAsync(link: false);
        var id = await MemberIdAsync(member);
        var gold = await TierIdAsync("Gold");

        var given = await SendAsync(_api, HttpMethod.Put, $"members/{id}/tier-override", new { tierId = gold, untilUtc = DateTime.UtcNow.AddDays(7) });
        Assert.That(given.GetProperty("tier").GetString(), Is.EqualTo("Gold"));
        Assert.That((await member.Session.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-tier-name")!.TextContent, Is.EqualTo("Gold"));
        await _store.TamperAsync($"UPDATE \"LoyaltyMember\" SET \"TierOverrideUntilUtc\" = now() - interval '1 day' WHERE \"Id\" = {id}");
        await _store.RunTaskAsync("Loyalty. Evaluate tiers");
        Assert.That((await member.Session.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-tier-name")!.TextContent, Is.EqualTo("Bronze"));

        var page = $"/Admin/LoyaltyMember/Edit/{id}";
        var saved = await _admin.SubmitAsync(page, "#loyalty-tier-override", null, ("TierId", gold.ToString()), ("Until", "2031-01-01T00:00"));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await saved.Content.ReadAsStringAsync());
        Assert.That((await _admin.PageAsync(page)).QuerySelector("#loyalty-tier-current")!.TextContent, Is.EqualTo("Gold"));
        Assert.That((await SendAsync(_api, HttpMethod.Put, $"members/{id}/tier-override", new { tierId = (int?)null })).GetProperty("tier").GetString(), Is.EqualTo("Bronze"));
        await (await PutAsync($"members/{id}/tier-override", new { tierId = 2_000_000 })).AssertProblemAsync(404, "TIER_NOT_FOUND");
        await (await PutAsync($"members/{id}/tier-override", new { tierId = gold, untilUtc = DateTime.UtcNow.AddDays(-1) })).AssertProblemAsync(400, "VALIDATION_FAILED", "untilUtc");
        await (await PutAsync("members/2000000/tier-override", new { tierId = gold })).AssertProblemAsync(404, "MEMBER_NOT_FOUND");
    }

    [Test]
    public async Task A_new_tier_is_previewed_first_then_welcomes_who_reaches_it_and_says_goodbye_to_who_falls()
    {
        using var climber = await FriendAsync(link: false);
        (string, string)[] pearl =
        [
            ("ProgramId", "1"), ("Name", "Pearl"), ("Threshold", "60"), ("EarnMultiplier", "1"), ("Color", "#eeeeee"), ("WelcomeBonus", "77"),
            ("Benefits[0].LanguageId", "0"), ("Benefits[0].Text", "Free tea in the shop")
        ];
        var members = await _store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyTierChange\"");
        var asked = await SaveTierAsync(pearl);
        Assert.That(asked.QuerySelector("#loyalty-preview-up")!.TextContent, Does.Match("^[1-9][0-9]* members would move up$"));
        Assert.That(asked.QuerySelectorAll("#loyalty-tier-preview tbody tr"), Is.Not.Empty);
        Assert.That(await _store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyTier\" WHERE \"Name\" = 'Pearl'"), Is.Zero, "nothing is saved yet");
        var key = asked.QuerySelector("input[name=PreviewKey]")!.GetAttribute("value")!;
        Assert.That((await SaveTierAsync([.. pearl, ("PreviewKey", key)])).QuerySelector("#loyalty-tier-preview"), Is.Null);
        Assert.That(await _store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyTierChange\""), Is.EqualTo(members), "nobody is moved within the request");

        var order = await climber.BuyAsync(card: Checkout.GoodCard);
        Assert.That(await MailsAsync(climber, "you have moved up from Bronze to <strong>Pearl</strong>. Free tea in the shop"), Is.EqualTo(1));
        Assert.That(await _store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {await MemberIdAsync(climber)} AND \"ReferenceType\" = 'tier'"), Is.EqualTo(77));
        Assert.That((await climber.Session.PageAsync("/customer/loyalty")).QuerySelector("li.current .loyalty-tier-benefits")!.TextContent, Is.EqualTo("Free tea in the shop"));
        await _store.RunTaskAsync(PlaceMembers);
        Assert.That(await _store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyTierChange\""), Is.GreaterThan(members + 1), "the task moves the others");

        await _orders.RefundAsync(order);
        Assert.That(await MailsAsync(climber, "before it was Pearl"), Is.EqualTo(1));
        await climber.BuyAsync(card: Checkout.GoodCard);
        Assert.That(await _store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {await MemberIdAsync(climber)} AND \"ReferenceType\" = 'tier'"), Is.EqualTo(77), "welcomed once");

        await SendAsync(_api, HttpMethod.Delete, $"programs/1/tiers/{await TierIdAsync("Pearl")}", null);
        await _store.RunTaskAsync(PlaceMembers);
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    [Test]
    public async Task Other_terms_are_previewed_first_and_the_shopper_sees_what_counts_since_when()
    {
        using var member = await FriendAsync(link: false);
        await member.BuyAsync(card: Checkout.GoodCard);
        (string, string)[] yearly = [("ProgramId", "1"), ("MetricId", "30"), ("PeriodId", "10"), ("PeriodDays", "2"), ("DowngradeId", "10"), ("GraceDays", "0")];
        await _store.TamperAsync($"""
            UPDATE "LoyaltyEntry" SET "EventOnUtc" = "EventOnUtc" - interval '10 days'
                WHERE "MemberId" IN (SELECT "Id" FROM "LoyaltyMember" WHERE "CustomerId" <> {member.CustomerId})
            """);
        var best = await _store.ScalarAsync("SELECT \"MemberId\" FROM \"LoyaltyAccount\" ORDER BY \"LifetimePoints\" DESC LIMIT 1");
        var asked = await SavePolicyAsync(yearly);
        Assert.That(asked!.QuerySelector("#loyalty-preview-down")!.TextContent, Does.Match("^[1-9]"));

        Assert.That(await SavePolicyAsync([.. yearly, ("PreviewKey", asked.QuerySelector("input[name=PreviewKey]")!.GetAttribute("value")!)]), Is.Null);
        await _store.RunTaskAsync(PlaceMembers);
        var page = await member.Session.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelector(".loyalty-tier-counted")!.TextContent, Does.StartWith("$64.97 count since"));
        Assert.That(await _store.ScalarAsync($"SELECT \"TierId\" FROM \"LoyaltyMember\" WHERE \"Id\" = {best}"), Is.EqualTo(await TierIdAsync("Bronze")), "bought long ago");

        (string, string)[] points = [("ProgramId", "1"), ("MetricId", "20"), ("PeriodId", "10"), ("PeriodDays", "365"), ("DowngradeId", "20"), ("GraceDays", "3")];
        await SaveTwiceAsync(points);
        await _store.RunTaskAsync(PlaceMembers);
        Assert.That((await member.Session.PageAsync("/customer/loyalty")).QuerySelector("#loyalty-progress-text")!.TextContent, Does.Match("^[0-9]+ points more to reach Silver$"));
        Assert.That((await _admin.PageAsync($"/Admin/LoyaltyMember/Edit/{best}")).QuerySelector("#loyalty-member-tier")!.TextContent, Does.Contain("Kept until"));
        await SaveTwiceAsync(("ProgramId", "1"), ("MetricId", "10"), ("PeriodId", "10"), ("PeriodDays", "365"), ("DowngradeId", "10"), ("GraceDays", "0"));
        await _store.RunTaskAsync(PlaceMembers);
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task The_pages_of_tiers_and_referrals_in_chromium(int width)
    {
        _browser ??= await Browser.LaunchAsync();
        using var alias = await FriendAsync($"shop.per+{Guid.NewGuid().ToString("N")[..8]}@example.com");
        var page = await _browser.VisitorAsync(_store, width);
        await page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);

        await page.GotoAsync("/Admin/LoyaltyTier/Policy");
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr").First).ToBeVisibleAsync();
        await page.Locator("#MetricId").SelectOptionAsync("30");
        await page.Locator("#PeriodDays").FillAsync("1");
        await page.Locator("button[name=preview]").ClickAsync();
        await Expect(page.Locator("#loyalty-preview-down")).ToContainTextAsync("would move down");
        await Expect(page.Locator("#MetricId")).ToHaveValueAsync("30");
        await page.AssertNothingStandsOutAsync();

        await page.GotoAsync("/Admin/LoyaltyReferralAdmin/Terms");
        await page.AssertNothingStandsOutAsync();
        await page.GotoAsync("/Admin/LoyaltyReferralAdmin/List");
        await page.Locator("#SearchStatusId").SelectOptionAsync(Blocked.ToString());
        await page.Locator("#search-referrals").ClickAsync();
        await page.AssertNothingStandsOutAsync();
        await page.GetByLabel($"Approve: {alias.Email}").ClickAsync();
        await Expect(page.Locator("#loyalty-referrals-grid tbody tr", new() { HasText = alias.Email })).ToHaveCountAsync(0);
        Assert.That(await StatusAsync(alias), Is.EqualTo(Pending));

        await page.GotoAsync($"/Admin/LoyaltyMember/Edit/{await _store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {_store.Demo.ShopperId}")}");
        await Expect(page.Locator("#loyalty-tier-override-save")).ToBeVisibleAsync();
        await page.AssertNothingStandsOutAsync();

        var shopper = await _browser.VisitorAsync(_store, width);
        await shopper.SignInAsync(_store.Demo.ShopperEmail, _store.Demo.ShopperPassword);
        await shopper.GotoAsync("/customer/loyalty");
        await Expect(shopper.Locator("#loyalty-referral-link")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/loyalty/r/[A-Z0-9]{8}$"));
        await Expect(shopper.Locator(".loyalty-friends li").First).ToBeVisibleAsync();
        await shopper.AssertNothingStandsOutAsync();
    }

    private async Task<Friend> FriendAsync(string? email = null, bool link = true, bool sameAddress = false)
    {
        email ??= $"f{Guid.NewGuid().ToString("N")[..12]}@example.net";
        var session = _store.Visitor();
        if (link)
            await session.Http.GetAsync(_link);
        var answer = await session.PostFormAsync("/register", "/register", ("FirstName", "Fritz"), ("LastName", "Recommended"), ("Email", email),
            ("Password", Member.Password), ("ConfirmPassword", Member.Password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var customerId = (int)await _store.ScalarAsync($"SELECT \"Id\" FROM \"Customer\" WHERE \"Email\" = '{email}'");
        if (sameAddress)
            await _store.TamperAsync($"INSERT INTO \"CustomerAddressMapping\" (\"CustomerId\", \"AddressId\") SELECT {customerId}, \"BillingAddressId\" FROM \"Customer\" WHERE \"Id\" = {_store.Demo.ShopperId}");
        else
            await _store.MoveOutAsync(customerId);
        return new Friend(session, email, customerId);
    }

    private async Task<int> MemberIdAsync(Friend friend)
    {
        await _admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", friend.CustomerId.ToString()));
        return (int)await _store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {friend.CustomerId}");
    }

    private Task<long> ReferralIdAsync(Friend friend) =>
        _store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyReferral\" WHERE \"RefereeCustomerId\" = {friend.CustomerId}");

    private async Task<int> StatusAsync(Friend friend) =>
        (int)await _store.ScalarAsync($"SELECT \"StatusId\" FROM \"LoyaltyReferral\" WHERE \"RefereeCustomerId\" = {friend.CustomerId}");

    private async Task<int> PointsAsync(Friend friend, bool mine) => (int)await _store.ScalarAsync($"""
        SELECT SUM("Points") FROM "LoyaltyEntry" WHERE "ReferenceType" = 'referral' AND "ReferenceId" = '{await ReferralIdAsync(friend)}'
            AND "MemberId" IN (SELECT "Id" FROM "LoyaltyMember" WHERE "CustomerId" {(mine ? "=" : "<>")} {friend.CustomerId})
        """);

    private Task<long> MailsAsync(Friend friend, string text) =>
        _store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"Body\" LIKE '%{text}%' AND \"To\" = '{friend.Email}'");

    private Task<long> TierIdAsync(string name) => _store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"Name\" = '{name}'");

    private async Task<(string?, string?)> RowAsync(Friend friend)
    {
        var row = (await new AdminCustomers(_admin).RowsAsync("/Admin/LoyaltyReferralAdmin/List")).EnumerateArray()
            .Single(entry => entry.GetProperty("RefereeCustomerId").GetInt32() == friend.CustomerId);
        return (row.GetProperty("Status").GetString(), row.GetProperty("Reason").GetString());
    }

    private async Task DecideAsync(Friend friend, string action)
    {
        var answer = await _admin.PostFormAsync("/Admin/LoyaltyReferralAdmin/List", $"/Admin/LoyaltyReferralAdmin/{action}", ("id", (await ReferralIdAsync(friend)).ToString()));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    private async Task SaveTermsAsync(params (string, string)[] changes)
    {
        var saved = await _admin.SubmitAsync("/Admin/LoyaltyReferralAdmin/Terms", "#loyalty-referral-terms", "save", [("Enabled", "true"), ("SameIpLimit", "0"), .. changes]);
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await saved.Content.ReadAsStringAsync());
    }

    /// <summary>The page that comes back; it has no preview when the tier was saved.</summary>
    private async Task<IHtmlDocument> SaveTierAsync((string, string)[] fields)
    {
        var answer = await _admin.PostFormAsync("/Admin/LoyaltyTier/Create?programId=1", "/Admin/LoyaltyTier/Create", [.. fields, ("save", "")]);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The page that asks; null when the terms were saved.</summary>
    private async Task<IHtmlDocument?> SavePolicyAsync(params (string, string)[] fields)
    {
        var answer = await _admin.PostFormAsync("/Admin/LoyaltyTier/Policy", "/Admin/LoyaltyTier/Policy", [.. fields, ("save", "")]);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private async Task SaveTwiceAsync(params (string, string)[] fields)
    {
        if (await SavePolicyAsync(fields) is { } asked)
            Assert.That(await SavePolicyAsync([.. fields, ("PreviewKey", asked.QuerySelector("input[name=PreviewKey]")!.GetAttribute("value")!)]), Is.Null);
    }

    private Task<HttpResponseMessage> PostAsync(string path, object? body, string? key = null) => RequestAsync(_api, HttpMethod.Post, path, body, key);

    private Task<HttpResponseMessage> PutAsync(string path, object body) => RequestAsync(_api, HttpMethod.Put, path, body, null);

    private static async Task<JsonElement> SendAsync(HttpClient api, HttpMethod method, string path, object? body, string? key = null) =>
        await Redeeming.DataAsync(await RequestAsync(api, method, path, body, key));

    private static async Task<HttpResponseMessage> RequestAsync(HttpClient api, HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, $"/api/loyalty/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await api.SendAsync(request);
    }

    /// <summary>A customer whom nothing but one test touches.</summary>
    private sealed record Friend(StoreSession Session, string Email, int CustomerId) : IDisposable
    {
        public async Task<int> BuyAsync(string card)
        {
            await Session.AddToCartAsync("/pour-over-kettle");
            return await Session.PlaceOrderAsync(card);
        }

        public void Dispose() => Session.Dispose();
    }
}
