using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>The pages of earning rules in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class RulePageTests(int width)
{
    private LoyaltyStore _store = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _browser = await Browser.LaunchAsync();
        _store = await LoyaltyStore.StartAsync();
        using var admin = await _store.AdminAsync();
        await admin.PostFormAsync("/Admin/LoyaltyInteraction/Create", "/Admin/LoyaltyInteraction/Create", ("SystemName", "spin"), ("Name", "Spin"), ("Active", "true"));
        _page = await _browser.VisitorAsync(_store, width);
        await _page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test, Order(1)]
    public async Task A_rule_is_made_with_the_fields_of_its_trigger_and_edited_into_a_second_version()
    {
        await _page.GotoAsync("/Admin/LoyaltyRule/List");
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("#loyalty-rule-add").ClickAsync();
        await Expect(_page.Locator("#Points")).ToBeVisibleAsync();
        await Expect(_page.Locator("#SelectedCategoryIds")).ToBeHiddenAsync();
        await Expect(_page.Locator("#InteractionId")).ToBeHiddenAsync();

        await _page.Locator("#TriggerId").SelectOptionAsync("140");
        await _page.Locator("#InteractionId").SelectOptionAsync("spin");
        await Expect(_page.Locator("#MinimumTotal")).ToBeHiddenAsync();
        await Expect(_page.Locator("#AwardKindId")).ToBeHiddenAsync();
        await _page.Locator("#Name").FillAsync("Winners");
        await _page.Locator("#Points").FillAsync("30");
        await _page.Locator("#Conditions").FillAsync("outcome win");
        await _page.Locator("#Active").CheckAsync();
        await _page.Locator("button[name=save]").ClickAsync();
        await Expect(_page.Locator("span.field-validation-error[data-valmsg-for=Conditions]")).ToBeVisibleAsync();
        await _page.Locator("#Conditions").FillAsync("outcome = win\nmetadata.level = 3");
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("button[name=save]").ClickAsync();

        var row = _page.Locator("#loyalty-rules-grid tbody tr", new() { HasText = "Winners" });
        await Expect(row).ToContainTextAsync("30 points");
        await row.Locator("a.btn").ClickAsync();
        await Expect(_page.Locator("#Conditions")).ToHaveValueAsync("metadata.level = 3\noutcome = win");
        await _page.Locator("#Points").FillAsync("40");
        await _page.Locator("button[name=save-continue]").ClickAsync();
        await Expect(_page.Locator("#loyalty-rule-versions tbody tr")).ToHaveCountAsync(2);
        await Expect(_page.Locator("#loyalty-rule-versions")).ToContainTextAsync("points: 30 → 40");
        await _page.AssertNothingStandsOutAsync();
    }

    [Test, Order(2)]
    public async Task A_dry_run_says_who_fires_and_why_not()
    {
        await _page.GotoAsync("/Admin/LoyaltyRule/DryRun");
        await _page.Locator("#CustomerEmail").FillAsync(_store.Demo.ShopperEmail);
        await _page.Locator("#TriggerId").SelectOptionAsync("140");
        await _page.Locator("#InteractionId").SelectOptionAsync("spin");
        await _page.Locator("#Outcome").FillAsync("win");
        await _page.Locator("#Metadata").FillAsync("""{"level": 3}""");
        await _page.Locator("button[name=try]").ClickAsync();
        await Expect(_page.Locator("#loyalty-dryrun-outcomes")).ToContainTextAsync("40 points from rules");
        await _page.AssertNothingStandsOutAsync();

        await _page.Locator("#Outcome").FillAsync("lose");
        await _page.Locator("button[name=try]").ClickAsync();
        await Expect(_page.Locator("#loyalty-dryrun-outcomes tbody tr", new() { HasText = "Winners" })).ToContainTextAsync("(outcome)");
    }

    [Test, Order(2)]
    public async Task A_replay_shows_points_beside_what_happened()
    {
        using var shopper = await _store.ShopperAsync();
        await shopper.AddToCartAsync(_store.Demo.ProductPath);
        await shopper.PlaceOrderAsync();
        using var admin = await _store.AdminAsync();
        await admin.PostFormAsync("/Admin/LoyaltyRule/Create", "/Admin/LoyaltyRule/Create", ("ProgramId", "1"), ("Name", "A draft"), ("TriggerId", "10"),
            ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "1000"), ("MaxPerMember", "1"));

        await _page.GotoAsync("/Admin/LoyaltyRule/Replay");
        await _page.Locator("#SelectedRuleIds").SelectOptionAsync(new SelectOptionValue { Label = "A draft" });
        await _page.Locator("#loyalty-replay-start").ClickAsync();
        await Expect(_page.Locator("#loyalty-replay-result")).ToBeVisibleAsync();
        await Expect(_page.Locator("#loyalty-replay-progress .progress-bar")).ToHaveTextAsync("100%");
        await _page.AssertNothingStandsOutAsync();

        var real = await FigureAsync("RealPoints");
        var draft = await FigureAsync("DraftPoints");
        var members = await FigureAsync("Members");
        Assert.That(draft - real, Is.InRange(members * 1000 - 999, members * 1000), "a thousand for each member who ordered, but for a refund");
        Assert.That(members, Is.GreaterThan(1));
        await Expect(_page.Locator("#loyalty-replay-rules")).ToContainTextAsync("A draft");
    }

    [Test, Order(2)]
    public async Task An_interaction_is_defined_once()
    {
        await _page.GotoAsync("/Admin/LoyaltyInteraction/List");
        await _page.Locator("#loyalty-interaction-add").ClickAsync();
        await _page.Locator("#SystemName").FillAsync("spin");
        await _page.Locator("#Name").FillAsync("Spin again");
        await _page.Locator("button[name=save]").ClickAsync();
        await Expect(_page.Locator("span.field-validation-error[data-valmsg-for=SystemName]")).ToContainTextAsync("already");
        await _page.Locator("#SystemName").FillAsync($"vote-{width}");
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("button[name=save]").ClickAsync();
        await Expect(_page.Locator("#loyalty-interactions-grid")).ToContainTextAsync($"vote-{width}");
    }

    [Test, Order(3)]
    public async Task Shoppers_read_the_public_rules_in_their_language()
    {
        using var admin = await _store.AdminAsync();
        var create = await admin.PageAsync("/Admin/LoyaltyRule/Create");
        var arabic = create.QuerySelectorAll("input[name$='.LanguageId']").Select((input, index) => (index, id: input.GetAttribute("value")!)).Last();
        await admin.PostFormAsync("/Admin/LoyaltyRule/Create", "/Admin/LoyaltyRule/Create", ("ProgramId", "1"), ("Name", "Say what you think"),
            ("Description", "We read every review."), ("TriggerId", "90"), ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "50"), ("Active", "true"), ("Public", "true"),
            ($"Locales[{arabic.index}].LanguageId", arabic.id), ($"Locales[{arabic.index}].Name", "قل رأيك"), ("Locales[0].LanguageId", "1"));

        using var shopper = await _store.ShopperAsync();
        var ways = (await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-how-to-earn")!.TextContent;
        Assert.That(ways, Does.Contain("Say what you think").And.Contain("We read every review.").And.Contain("1 point for every $1.00").And.Not.Contain("A draft"));

        await shopper.PageAsync($"/changelanguage/{arabic.id}");
        Assert.That((await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-how-to-earn")!.TextContent, Does.Contain("قل رأيك"));
    }

    private async Task<long> FigureAsync(string name)
    {
        var text = await _page.Locator($"[data-figure={name}]").TextContentAsync();
        return long.Parse(new string(text!.Where(char.IsDigit).ToArray()));
    }
}
