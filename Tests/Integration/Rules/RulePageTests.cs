using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>The pages of earning rules in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class RulePageTests(int width) : AdminBrowserFixture(width)
{
    protected override Task PrepareAsync() =>
        Admin.PostFormAsync("/Admin/LoyaltyInteraction/Create", "/Admin/LoyaltyInteraction/Create", ("SystemName", "spin"), ("Name", "Spin"), ("Active", "true"));

    [Test, Order(1)]
    public async Task A_rule_is_made_with_the_fields_of_its_trigger_and_edited_into_a_second_version()
    {
        await Page.GotoAsync("/Admin/LoyaltyRule/List");
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("#loyalty-rule-add").ClickAsync();
        await Expect(Page.Locator("#Points")).ToBeVisibleAsync();
        await Expect(Page.Locator("#SelectedCategoryIds")).ToBeHiddenAsync();
        await Expect(Page.Locator("#InteractionId")).ToBeHiddenAsync();

        await Page.Locator("#TriggerId").SelectOptionAsync("140");
        await Page.Locator("#InteractionId").SelectOptionAsync("spin");
        await Expect(Page.Locator("#MinimumTotal")).ToBeHiddenAsync();
        await Expect(Page.Locator("#AwardKindId")).ToBeHiddenAsync();
        await Page.Locator("#Name").FillAsync("Winners");
        await Page.Locator("#Points").FillAsync("30");
        await Page.Locator("#Conditions").FillAsync("outcome win");
        await Page.Locator("#Active").CheckAsync();
        await Page.Locator("button[name=save]").ClickAsync();
        await Expect(Page.Locator("span.field-validation-error[data-valmsg-for=Conditions]")).ToBeVisibleAsync();
        await Page.Locator("#Conditions").FillAsync("outcome = win\nmetadata.level = 3");
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("button[name=save]").ClickAsync();

        var row = Page.Locator("#loyalty-rules-grid tbody tr", new() { HasText = "Winners" });
        await Expect(row).ToContainTextAsync("30 points");
        await row.Locator("a.btn").ClickAsync();
        await Expect(Page.Locator("#Conditions")).ToHaveValueAsync("metadata.level = 3\noutcome = win");
        await Page.Locator("#Points").FillAsync("40");
        await Page.Locator("button[name=save-continue]").ClickAsync();
        await Expect(Page.Locator("#loyalty-rule-versions tbody tr")).ToHaveCountAsync(2);
        await Expect(Page.Locator("#loyalty-rule-versions")).ToContainTextAsync("points: 30 → 40");
        await Page.AssertNothingStandsOutAsync();
    }

    [Test, Order(2)]
    public async Task A_dry_run_says_who_fires_and_why_not()
    {
        await Page.GotoAsync("/Admin/LoyaltyRule/DryRun");
        await Page.Locator("#CustomerEmail").FillAsync(Store.Demo.ShopperEmail);
        await Page.Locator("#TriggerId").SelectOptionAsync("140");
        await Page.Locator("#InteractionId").SelectOptionAsync("spin");
        await Page.Locator("#Outcome").FillAsync("win");
        await Page.Locator("#Metadata").FillAsync("""{"level": 3}""");
        await Page.Locator("button[name=try]").ClickAsync();
        await Expect(Page.Locator("#loyalty-dryrun-outcomes")).ToContainTextAsync("40 points from rules");
        await Page.AssertNothingStandsOutAsync();

        await Page.Locator("#Outcome").FillAsync("lose");
        await Page.Locator("button[name=try]").ClickAsync();
        await Expect(Page.Locator("#loyalty-dryrun-outcomes tbody tr", new() { HasText = "Winners" })).ToContainTextAsync("(outcome)");
    }

    [Test, Order(2)]
    public async Task A_replay_shows_points_beside_what_happened()
    {
        using var shopper = await Store.ShopperAsync();
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        await shopper.PlaceOrderAsync();
        using var admin = await Store.AdminAsync();
        await admin.PostFormAsync("/Admin/LoyaltyRule/Create", "/Admin/LoyaltyRule/Create", ("ProgramId", "1"), ("Name", "A draft"), ("TriggerId", "10"),
            ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "1000"), ("MaxPerMember", "1"));

        await Page.GotoAsync("/Admin/LoyaltyRule/Replay");
        await Page.Locator("#SelectedRuleIds").SelectOptionAsync(new SelectOptionValue { Label = "A draft" });
        await Page.Locator("#loyalty-replay-start").ClickAsync();
        await Expect(Page.Locator("#loyalty-replay-result")).ToBeVisibleAsync();
        await Expect(Page.Locator("#loyalty-replay-progress .progress-bar")).ToHaveTextAsync("100%");
        await Page.AssertNothingStandsOutAsync();

        var real = await FigureAsync("RealPoints");
        var draft = await FigureAsync("DraftPoints");
        var members = await FigureAsync("Members");
        Assert.That(draft - real, Is.InRange(members * 1000 - 999, members * 1000), "a thousand for each member who ordered, but for a refund");
        Assert.That(members, Is.GreaterThan(1));
        await Expect(Page.Locator("#loyalty-replay-rules")).ToContainTextAsync("A draft");
    }

    [Test, Order(2)]
    public async Task An_interaction_is_defined_once()
    {
        await Page.GotoAsync("/Admin/LoyaltyInteraction/List");
        await Page.Locator("#loyalty-interaction-add").ClickAsync();
        await Page.Locator("#SystemName").FillAsync("spin");
        await Page.Locator("#Name").FillAsync("Spin again");
        await Page.Locator("button[name=save]").ClickAsync();
        await Expect(Page.Locator("span.field-validation-error[data-valmsg-for=SystemName]")).ToContainTextAsync("already");
        await Page.Locator("#SystemName").FillAsync($"vote-{Width}");
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("button[name=save]").ClickAsync();
        await Expect(Page.Locator("#loyalty-interactions-grid")).ToContainTextAsync($"vote-{Width}");
    }

    [Test, Order(3)]
    public async Task Shoppers_read_the_public_rules_in_their_language()
    {
        using var admin = await Store.AdminAsync();
        var create = await admin.PageAsync("/Admin/LoyaltyRule/Create");
        var languages = create.QuerySelectorAll("input[name$='.LanguageId']").Select((input, index) => (index, id: input.GetAttribute("value")!)).ToList();
        var arabic = languages[^1];
        await admin.PostFormAsync("/Admin/LoyaltyRule/Create", "/Admin/LoyaltyRule/Create", [("ProgramId", "1"), ("Name", "Say what you think"),
            ("Description", "We read every review."), ("TriggerId", "90"), ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "50"), ("Active", "true"), ("Public", "true"),
            .. languages.Select(language => ($"Locales[{language.index}].LanguageId", language.id)), ($"Locales[{arabic.index}].Name", "قل رأيك")]);

        using var shopper = await Store.ShopperAsync();
        var ways = (await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-how-to-earn")!.TextContent;
        Assert.That(ways, Does.Contain("Say what you think").And.Contain("We read every review.").And.Contain("1 point for every $1.00").And.Not.Contain("A draft"));

        await shopper.PageAsync($"/changelanguage/{arabic.id}");
        Assert.That((await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-how-to-earn")!.TextContent, Does.Contain("قل رأيك"));
    }

    private async Task<long> FigureAsync(string name)
    {
        var text = await Page.Locator($"[data-figure={name}]").TextContentAsync();
        return long.Parse(new string(text!.Where(char.IsDigit).ToArray()));
    }
}
