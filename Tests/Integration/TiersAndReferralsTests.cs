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
public sealed partial class TiersAndReferralsTests
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

    [TestCase(1280)]
    [TestCase(390)]
    public async Task The_pages_of_tiers_and_referrals_in_chromium(int width)
    {
        _browser ??= await Browser.LaunchAsync();
        using var alias = await FriendAsync($"shopper+{Guid.NewGuid().ToString("N")[..8]}@example.com");
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
