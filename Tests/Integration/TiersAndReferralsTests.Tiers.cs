using System.Net;
using System.Net.Http.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Tiers by rules of the merchant's choice.</summary>
public sealed partial class TiersAndReferralsTests
{
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
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
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
        Assert.That(await _store.ScalarAsync("SELECT COUNT(*) FROM \"Log\" WHERE \"ShortMessage\" LIKE 'When sending a notification%'"), Is.Zero, "nopCommerce found the links of every mail");

        await _orders.RefundAsync(order);
        Assert.That(await MailsAsync(climber, "before it was Pearl"), Is.EqualTo(1));
        Assert.That(await _store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {await MemberIdAsync(climber)} AND \"ReferenceType\" = 'tier'"), Is.Zero, "the order that reached the tier is gone");
        await climber.BuyAsync(card: Checkout.GoodCard);
        Assert.That(await _store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {await MemberIdAsync(climber)} AND \"ReferenceType\" = 'tier'"), Is.EqualTo(77), "welcomed once");

        await SendAsync(_api, HttpMethod.Delete, $"programs/1/tiers/{await TierIdAsync("Pearl")}", null);
        await _store.RunTaskAsync(PlaceMembers);
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
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
        Assert.That((await member.Session.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-outlook p")!.TextContent, Does.Match("^[0-9]+ points more to reach Silver$"));
        Assert.That((await _admin.PageAsync($"/Admin/LoyaltyMember/Edit/{best}")).QuerySelector("#loyalty-member-tier")!.TextContent, Does.Contain("Kept until"));
        await SaveTwiceAsync(("ProgramId", "1"), ("MetricId", "10"), ("PeriodId", "10"), ("PeriodDays", "365"), ("DowngradeId", "10"), ("GraceDays", "0"));
        await _store.RunTaskAsync(PlaceMembers);
    }
}
