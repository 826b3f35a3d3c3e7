using System.Net;
using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Mails that members turn off, by the link under them and on "My loyalty".</summary>
public sealed partial class TiersAndReferralsTests
{
    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task The_link_under_a_mail_turns_its_kind_off_without_signing_in_once_that_is_confirmed()
    {
        using var friend = await FriendAsync();
        await _orders.ChangeStatusAsync(await friend.BuyAsync(card: Checkout.GoodCard), AdminOrders.Complete);
        var body = await _store.ReadTextAsync($"SELECT \"Body\" FROM \"QueuedEmail\" WHERE \"Body\" LIKE '%found each other%' AND \"To\" = '{friend.Email}'");
        var link = new Uri(System.Text.RegularExpressions.Regex.Match(body, "href=\"([^\"]+/loyalty/mail/[^\"]+)\"").Groups[1].Value).PathAndQuery;
        using var visitor = new StoreSession(_second);

        var page = await visitor.PageAsync(link);
        Assert.That(page.QuerySelector(".loyalty-mail-page p")!.TextContent, Does.Contain("Points a friend has brought"));
        Assert.That(page.Body!.TextContent, Does.Not.Contain(friend.Email).And.Not.Contain("Fritz"), "who reads another's mail learns nothing more");
        Assert.That(await MutedAsync(friend), Is.Zero, "a program that looks through the mails changes nothing");

        await visitor.SubmitAsync(link, ".loyalty-mail-page form");
        Assert.That(await MutedAsync(friend), Is.EqualTo((int)MailKind.Referral));
        Assert.That((await visitor.PageAsync(link)).QuerySelector(".loyalty-mail-page button")!.TextContent, Is.EqualTo("Get them again"));
        var mine = await friend.Session.PageAsync("/customer/loyalty");
        Assert.That(Unticked(mine), Is.EqualTo(new[] { nameof(MailKind.Referral) }));
        await visitor.SubmitAsync(link, ".loyalty-mail-page form");
        Assert.That(await MutedAsync(friend), Is.Zero);

        var answer = await visitor.Http.GetAsync(link);
        Assert.That(answer.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
        foreach (var other in new[] { link[..^2], "/loyalty/mail/1", "/loyalty/mail/AAAA" })
        {
            Assert.That((await visitor.Http.GetAsync(other)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), other);
            Assert.That((await visitor.PostFormAsync("/login", other, ("muted", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), other);
        }
        Assert.That((await visitor.PostAsync(link, ("muted", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "another site cannot");
    }

    [Test]
    public async Task My_loyalty_turns_the_kinds_of_mails_off_that_the_store_sends_and_leaves_others_alone()
    {
        using var friend = await FriendAsync(link: false);
        var page = await friend.Session.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelectorAll("#loyalty-settings input[name=wanted]").Select(box => box.GetAttribute("value")),
            Is.EqualTo(new[] { "Earned", "Expiring", "Tier", "Referral" }), "the statement is off until the merchant wants it");
        Assert.That(Unticked(page), Is.Empty);

        var answer = await friend.Session.PostFormAsync("/customer/loyalty", "/customer/loyalty/mails", ("offered", "Earned"), ("offered", "Tier"), ("offered", "Nonsense"), ("offered", "3"), ("wanted", "Tier"));
        Assert.That(answer.Headers.Location!.ToString(), Does.EndWith("/customer/loyalty#loyalty-settings"));

        Assert.That(await MutedAsync(friend), Is.EqualTo((int)MailKind.Earned), "who is no member yet becomes one, so that his wish counts from the first points on");
        Assert.That(Unticked(await friend.Session.PageAsync("/customer/loyalty")), Is.EqualTo(new[] { nameof(MailKind.Earned) }));
        var export = await (await _api.GetAsync($"/api/loyalty/members/{await MemberIdAsync(friend)}/export")).Content.ReadAsStringAsync();
        Assert.That(export, Does.Contain("\"mailsTurnedOff\":[\"Earned\"]"));
        using var visitor = _store.Visitor();
        Assert.That((await visitor.PostFormAsync("/login", "/customer/loyalty/mails", ("offered", "Tier"))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "a visitor signs in first");
    }

    private Task<long> MutedAsync(Friend friend) => _store.ScalarAsync($"SELECT \"MutedMails\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {friend.CustomerId}");

    private static IEnumerable<string?> Unticked(IHtmlDocument page) => page.QuerySelectorAll("#loyalty-settings input[name=wanted]").OfType<IHtmlInputElement>()
        .Where(box => !box.IsChecked).Select(box => box.Value);
}
