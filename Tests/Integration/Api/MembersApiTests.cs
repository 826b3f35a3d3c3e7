using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Members through the API of a running store.</summary>
[TestFixture]
public sealed class MembersApiTests
{
    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private StoreSession _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        _api = _store.Api();
        _admin = await _store.AdminAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _api?.Dispose();
        _admin?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test]
    public async Task A_customer_is_enrolled_once_and_found_by_number_card_customer_and_foreign_identifier()
    {
        var customer = await NewCustomerAsync();
        var external = Guid.NewGuid().ToString("N");

        var member = await DataAsync(await PostAsync("programs/1/members", new { customerId = customer, externalId = external, externalType = "crm" }));

        var id = member.GetProperty("id").GetInt32();
        var card = member.GetProperty("cardNumber").GetString()!;
        Assert.That((await DataAsync(await GetAsync($"members/{id}"))).GetProperty("cardNumber").GetString(), Is.EqualTo(card));
        Assert.That((await DataAsync(await GetAsync($"members/by-card/{card[..4].ToLowerInvariant()}-{card[4..]}"))).GetProperty("id").GetInt32(), Is.EqualTo(id));
        Assert.That((await DataAsync(await GetAsync($"members/by-customer/{customer}")))[0].GetProperty("id").GetInt32(), Is.EqualTo(id));
        Assert.That((await DataAsync(await GetAsync($"programs/1/members?externalId={external}&externalType=crm")))[0].GetProperty("id").GetInt32(), Is.EqualTo(id));
        await (await PostAsync("programs/1/members", new { customerId = customer })).AssertProblemAsync(409, "MEMBER_ALREADY_ENROLLED", "customerId");
        await (await PostAsync("programs/1/members", new { customerId = await NewCustomerAsync(), externalId = external, externalType = "crm" }))
            .AssertProblemAsync(409, "INVALID_STATE", "externalId");
        await (await GetAsync("members/2000000")).AssertProblemAsync(404, "MEMBER_NOT_FOUND");
        var wrong = (card[0] == '2' ? '3' : '2') + card[1..];
        var problem = await (await GetAsync($"members/by-card/{wrong}")).AssertProblemAsync(404, "MEMBER_NOT_FOUND", "cardId");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("mistyped"));
    }

    [Test]
    public async Task Members_are_listed_newest_first_in_parts()
    {
        var first = await NewMemberAsync();
        var second = await NewMemberAsync();

        var part = await (await GetAsync("programs/1/members?limit=1&status=active")).JsonAsync();

        Assert.That(part.GetProperty("data")[0].GetProperty("id").GetInt32(), Is.EqualTo(second));
        var before = part.GetProperty("meta").GetProperty("nextBefore").GetInt32();
        Assert.That((await DataAsync(await GetAsync($"programs/1/members?limit=1&before={before}")))[0].GetProperty("id").GetInt32(), Is.EqualTo(first));
    }

    [Test]
    public async Task Two_members_are_merged_and_the_closed_ones_referral_code_leads_to_the_other()
    {
        var customer = await NewCustomerAsync();
        var closed = (await DataAsync(await PostAsync("programs/1/members", new { customerId = customer }))).GetProperty("id").GetInt32();
        var kept = await NewMemberAsync();
        var third = await NewMemberAsync();
        await DataAsync(await PostAsync($"members/{closed}/transactions", new { points = 50, reason = "Welcome" }));
        var terms = await _api.PutAsJsonAsync("/api/loyalty/programs/1/referral-terms", new { enabled = true, referrerPoints = 500, refereePoints = 250 });
        Assert.That((int)terms.StatusCode, Is.EqualTo(200), await terms.Content.ReadAsStringAsync());
        var code = (await DataAsync(await PostAsync("referrals/code", new { customerId = customer }))).GetProperty("code").GetString();

        await (await PostAsync($"members/{kept}/merge", new { })).AssertProblemAsync(400, "VALIDATION_FAILED", "memberId");
        await (await PostAsync($"members/{kept}/merge", new { memberId = kept })).AssertProblemAsync(400, "VALIDATION_FAILED", "memberId");
        await (await PostAsync($"members/{kept}/merge", new { memberId = 2_000_000 })).AssertProblemAsync(404, "MEMBER_NOT_FOUND", "memberId");
        await (await PostAsync("members/2000000/merge", new { memberId = kept })).AssertProblemAsync(404, "MEMBER_NOT_FOUND");
        await (await MergeAsync(kept, closed, "\"1\"", "m0")).AssertProblemAsync(412, "PRECONDITION_FAILED");
        var tag = (await GetAsync($"members/{kept}")).Headers.ETag!.ToString();

        var merged = await DataAsync(await MergeAsync(kept, closed, tag, "m1"));

        Assert.That((merged.GetProperty("points").GetInt64(), merged.GetProperty("mergedMemberId").GetInt32(), merged.GetProperty("member").GetProperty("balance").GetInt64()),
            Is.EqualTo((50, closed, 50)));
        Assert.That((await DataAsync(await MergeAsync(kept, closed, tag, "m1"))).ToString(), Is.EqualTo(merged.ToString()), "the first answer again");
        await (await MergeAsync(kept, third, tag, "m1")).AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
        var after = await DataAsync(await GetAsync($"members/{closed}"));
        Assert.That((after.GetProperty("status").GetString(), after.GetProperty("mergedIntoId").GetInt32(), after.GetProperty("balance").GetInt64()), Is.EqualTo(("inactive", kept, 0)));
        await (await PostAsync($"members/{closed}/reactivate", new { })).AssertProblemAsync(409, "INVALID_STATE");
        await (await PostAsync($"members/{third}/merge", new { memberId = closed })).AssertProblemAsync(409, "INVALID_STATE", "memberId");
        await (await PostAsync($"members/{closed}/merge", new { memberId = third })).AssertProblemAsync(422, "MEMBER_INACTIVE");
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyMember' AND \"EntityId\" = {closed} AND \"Action\" = 'merged into another' AND \"Actor\" LIKE 'api:%'"), Is.EqualTo(1));

        var referral = await DataAsync(await PostAsync("referrals", new { code, customerId = await NewCustomerAsync() }));
        Assert.That(referral.GetProperty("referrerMemberId").GetInt32(), Is.EqualTo(kept));
        await (await PostAsync("referrals", new { code, customerId = customer })).AssertProblemAsync(422, "SELF_REFERRAL");
    }

    [Test]
    public async Task Members_of_different_programs_are_not_merged()
    {
        var program = (await DataAsync(await PostAsync("programs", new { systemName = $"p{Guid.NewGuid().ToString("N")[..8]}", name = "Another" }))).GetProperty("id").GetInt32();
        var elsewhere = (await DataAsync(await PostAsync($"programs/{program}/members", new { customerId = await NewCustomerAsync() }))).GetProperty("id").GetInt32();

        await (await PostAsync($"members/{await NewMemberAsync()}/merge", new { memberId = elsewhere })).AssertProblemAsync(400, "VALIDATION_FAILED", "memberId");
    }

    private async Task<HttpResponseMessage> MergeAsync(int member, int other, string tag, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/members/{member}/merge") { Content = JsonContent.Create(new { memberId = other }) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        request.Headers.Add("Idempotency-Key", $"{key}-{member}");
        return await _api.SendAsync(request);
    }

    [Test]
    public async Task A_suspended_or_inactive_member_neither_earns_nor_spends_until_reactivated()
    {
        var member = await NewMemberAsync();
        await DataAsync(await PostAsync($"members/{member}/transactions", new { points = 50, reason = "Welcome" }));

        foreach (var (move, status) in new[] { ("suspend", "suspended"), ("deactivate", "inactive") })
        {
            var moved = await DataAsync(await PostAsync($"members/{member}/{move}", new { reason = "Shares the card" }));
            Assert.That((moved.GetProperty("status").GetString(), moved.GetProperty("statusReason").GetString()), Is.EqualTo((status, "Shares the card")));
            await (await PostAsync($"members/{member}/{move}", new { })).AssertProblemAsync(409, "INVALID_STATE");
            await (await PostAsync($"members/{member}/transactions", new { points = 5, reason = "More" })).AssertProblemAsync(422, "MEMBER_INACTIVE");
            await (await PostAsync($"members/{member}/transactions", new { points = -5, reason = "Less" })).AssertProblemAsync(422, "MEMBER_INACTIVE");
        }

        var back = await DataAsync(await PostAsync($"members/{member}/reactivate", new { }));
        Assert.That((back.GetProperty("status").GetString(), back.GetProperty("statusReason").ValueKind), Is.EqualTo(("active", JsonValueKind.Null)));
        var spent = await DataAsync(await PostAsync($"members/{member}/transactions", new { points = -20, reason = "A mug", reference = "till 7" }));
        Assert.That(spent.GetProperty("balance").GetInt64(), Is.EqualTo(30));
    }

    [Test]
    public async Task A_transaction_is_booked_once_for_a_key_and_never_below_zero()
    {
        var member = await NewMemberAsync();
        var key = Guid.NewGuid().ToString("N");

        var first = await DataAsync(await PostAsync($"members/{member}/transactions", new { points = 30, reason = "Fair" }, key));
        var again = await DataAsync(await PostAsync($"members/{member}/transactions", new { points = 30, reason = "Fair" }, key));

        Assert.That(again.ToString(), Is.EqualTo(first.ToString()));
        await (await PostAsync($"members/{member}/transactions", new { points = 31, reason = "Fair" }, key)).AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
        await (await PostAsync($"members/{member}/transactions", new { points = -31, reason = "Too much" })).AssertProblemAsync(422, "INSUFFICIENT_POINTS");
        await (await PostAsync($"members/{member}/transactions", new { points = 0, reason = "Nothing" })).AssertProblemAsync(400, "VALIDATION_FAILED", "points");
        await DataAsync(await PostAsync($"members/{member}/transactions", new { points = -10, reason = "Tea" }));
        var history = await (await GetAsync($"members/{member}/transactions?limit=1")).JsonAsync();
        Assert.That(history.GetProperty("data")[0].GetProperty("points").GetInt64(), Is.EqualTo(-10), "the newest comes first");
        Assert.That((await DataAsync(await GetAsync($"members/{member}/transactions?before={history.GetProperty("meta").GetProperty("nextBefore")}"))).GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_builds_upon_an_old_state_is_refused()
    {
        var member = await NewMemberAsync();
        var tag = (await GetAsync($"members/{member}")).Headers.ETag!.Tag;

        Assert.That((int)(await PutAsync(member, "one", tag)).StatusCode, Is.EqualTo(200));
        await (await PutAsync(member, "two", tag)).AssertProblemAsync(412, "PRECONDITION_FAILED");
        Assert.That((await DataAsync(await GetAsync($"members/{member}"))).GetProperty("externalId").GetString(), Does.StartWith("one"));
    }

    [Test]
    public async Task All_that_is_held_can_be_had_through_the_API_and_the_admin_pages()
    {
        var member = await NewMemberAsync();
        await DataAsync(await PostAsync($"members/{member}/transactions", new { points = 30, reason = "Called about a broken cup" }));

        var export = await (await GetAsync($"members/{member}/export")).Content.ReadAsStringAsync();
        Assert.That(export, Does.Contain("Called about a broken cup"));
        foreach (var part in new[] { "tierChanges", "tierStanding", "notices", "referralCodes", "referrals", "expiryReminders" })
            Assert.That(export, Does.Contain($"\"{part}\":["), part);
        Assert.That(export, Does.Contain("\"toName\":\"Bronze\""), "the history of tiers");

        var page = await _admin.PageAsync($"/Admin/LoyaltyMember/Edit/{member}");
        var download = await _admin.Http.GetAsync(page.QuerySelector("#loyalty-export")!.GetAttribute("href"));
        Assert.That(download.Content.Headers.ContentDisposition?.FileName, Does.Contain(".json"));
        Assert.That(await download.Content.ReadAsStringAsync(), Does.Contain("Called about a broken cup"));
    }

    [Test]
    public async Task An_administrator_suspends_with_a_reason_and_reactivates()
    {
        var member = await NewMemberAsync();
        var page = $"/Admin/LoyaltyMember/Edit/{member}";

        await _admin.PostFormAsync(page, "/Admin/LoyaltyMember/SetStatus", ("id", $"{member}"), ("statusId", "20"), ("reason", " "));
        Assert.That((await _admin.PageAsync(page)).QuerySelector("#loyalty-status")!.TextContent, Is.EqualTo("Active"), "a reason is required");

        await _admin.PostFormAsync(page, "/Admin/LoyaltyMember/SetStatus", ("id", $"{member}"), ("statusId", "20"), ("reason", "Shares the card"));
        Assert.That((await _admin.PageAsync(page)).QuerySelector("#loyalty-status")!.TextContent, Is.EqualTo("Suspended – Shares the card"));

        await _admin.PostFormAsync(page, "/Admin/LoyaltyMember/SetStatus", ("id", $"{member}"), ("statusId", "10"));
        Assert.That((await _admin.PageAsync(page)).QuerySelector("#loyalty-status")!.TextContent, Is.EqualTo("Active"));
    }

    private async Task<int> NewMemberAsync() =>
        (await DataAsync(await PostAsync("programs/1/members", new { customerId = await NewCustomerAsync() }))).GetProperty("id").GetInt32();

    private Task<int> NewCustomerAsync() => new AdminCustomers(_admin).CreateAsync($"api{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");

    private Task<HttpResponseMessage> GetAsync(string path) => _api.GetAsync($"/api/loyalty/{path}");

    private async Task<HttpResponseMessage> PostAsync(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/{path}") { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await _api.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PutAsync(int member, string externalId, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/loyalty/members/{member}") { Content = JsonContent.Create(new { externalId = externalId + member }) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await _api.SendAsync(request);
    }

    private static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
