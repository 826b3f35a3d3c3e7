using System.Net;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What nopCommerce demands of pages, and what it says about plugins.</summary>
[TestFixture]
public sealed class StrictPagesTests : StoreFixture
{
    [TestCase("/Admin/LoyaltyProgram/Create", 5)]
    [TestCase("/Admin/LoyaltyProgram/Edit/1", 5)]
    [TestCase("/Admin/LoyaltyReward/Create", 3)]
    [TestCase("/Admin/LoyaltyReward/Edit/1", 3)]
    [TestCase("/Admin/LoyaltyRule/Create", 5)]
    [TestCase("/Admin/LoyaltyRule/Edit/1", 5)]
    public async Task Every_page_with_cards_opens(string path, int cards)
    {
        Assert.That((await Admin.PageAsync(path)).QuerySelectorAll("nop-cards > nop-card > .card-secondary"), Has.Length.EqualTo(cards));
    }

    [Test]
    public async Task A_card_stays_folded_for_the_administrator_who_folded_it()
    {
        const string Page = "/Admin/LoyaltyProgram/Edit/1";
        const string Card = "#loyalty-program-info";
        var page = await Admin.PageAsync(Page);
        Assert.That(page.QuerySelector(Card)!.ClassList, Does.Not.Contain("collapsed-card"));
        var name = page.QuerySelector(Card)!.GetAttribute("data-hideattribute")!;
        Assert.That(name, Does.StartWith(FoldedCards.PREFIX));

        var answer = await Admin.PostFormAsync(Page, "/admin/preferences/savepreference", ("name", name), ("value", "true"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        page = await Admin.PageAsync(Page);
        Assert.That(page.QuerySelector(Card)!.ClassList, Does.Contain("collapsed-card"));
        Assert.That(page.QuerySelectorAll(".collapsed-card"), Has.Length.EqualTo(1));
    }

    [TestCase("/Admin/LoyaltyProgram/Edit/1", "#loyalty-program-form")]
    [TestCase("/Admin/LoyaltyReward/Edit/1", "#loyalty-reward-form")]
    [TestCase("/Admin/LoyaltyTier/Edit/1", "form[action^='/Admin/LoyaltyTier/Edit']")]
    public async Task Who_saves_after_somebody_else_has_saved_is_told_so(string path, string form)
    {
        var opened = await Admin.PageAsync(path);
        var (seen, name) = (opened.QuerySelector("#Seen")!.GetAttribute("value")!, opened.QuerySelector("#Name")!.GetAttribute("value")!);

        var first = await Admin.SubmitAsync(path, form, "save", ("Seen", seen), ("Name", $"{name} of another"));
        var second = await Admin.SubmitAsync(path, form, "save", ("Seen", seen), ("Name", $"{name} of mine"));

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.OK)));
        Assert.That(await second.Content.ReadAsStringAsync(), Does.Contain("Somebody else has saved this meanwhile"));
        Assert.That((await Admin.PageAsync(path)).QuerySelector("#Name")!.GetAttribute("value"), Is.EqualTo($"{name} of another"));
        await Admin.SubmitAsync(path, form, "save", ("Name", name));
    }

    [TestCase("/Admin/Plugin/List")]
    [TestCase("/Admin/Common/Warnings")]
    public async Task Nothing_of_the_plugin_is_said_to_override_something(string path)
    {
        var page = await Admin.PageAsync(path);

        Assert.That(page.QuerySelector(".content-header"), Is.Not.Null);
        Assert.That(page.QuerySelectorAll(".alert-warning, .text-yellow").Select(element => element.TextContent), Has.None.Contains("Nop.Plugin.Misc.Loyalty"));
    }

    [Test]
    public async Task A_number_is_posted_as_the_browser_writes_it_whatever_the_language()
    {
        var page = await Admin.PageAsync("/Admin/LoyaltyProgram/Edit/1");

        Assert.That(page.QuerySelector("#PointValue")!.GetAttribute("type"), Is.EqualTo("number"));
        Assert.That(page.QuerySelectorAll("input[name='__Invariant']").Select(input => input.GetAttribute("value")),
            Does.Contain("PointValue").And.Contain("ExpireAfterDays"));
    }
}
