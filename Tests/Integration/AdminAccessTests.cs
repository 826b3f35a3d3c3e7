using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Controllers.Admin;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Services.Security;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Who may do what in the plugin's admin area: every action, for everybody who might try.</summary>
[TestFixture]
public sealed class AdminAccessTests
{
    private const string ViewerEmail = "viewer@example.com", ViewerPassword = "viewer-demo-1";

    // stands for the number that the customer gets when the fixture makes it
    internal const string ViewerId = "viewer";

    /// <summary>
    /// How each action is called. An action that is not here fails <see cref="Every_admin_action_is_tried_here"/>; deleting comes last.
    /// </summary>
    internal static readonly AdminAction[] Actions =
    [
        Get<LoyaltyAdminController>("Configure", "/Admin/Loyalty/Configure"),
        Get<LoyaltyAdminController>("StoreLimits", "/Admin/LoyaltyAdmin/StoreLimits"),
        Post<LoyaltyAdminController>("StoreLimits", "/Admin/LoyaltyAdmin/StoreLimits", ("Roles[0].RoleId", "1"), ("Roles[1].RoleId", "2")),
        Post<LoyaltyAdminController>("Configure", "/Admin/Loyalty/Configure", ("Enabled", "true"), ("AwardMomentId", "10"), ("PointsPerCurrencyUnit", "2"),
            ("WebhookMaxAttempts", "12"), ("WebhookTimeoutSeconds", "10"), ("WebhookKeepDays", "30")),
        Post<LoyaltySetupController>("Save", "/Admin/LoyaltySetup/Save", ("Setup.PointName", "point"), ("Setup.PointNamePlural", "points"), ("Setup.PointsPerCurrencyUnit", "1"),
            ("Setup.PointValue", "0.01"), ("Setup.RedemptionEnabled", "true"), ("Setup.Tiers", "true"), ("Setup.StartDay", "2026-01-01")),
        Post<LoyaltySetupController>("Skip", "/Admin/LoyaltySetup/Skip"),
        Post<LoyaltySetupController>("HideSteps", "/Admin/LoyaltySetup/HideSteps"),
        Post<LoyaltySetupController>("ShowWidgets", "/Admin/LoyaltySetup/ShowWidgets"),
        Get<LoyaltyDashboardController>("Index", "/Admin/LoyaltyDashboard/Index"),
        Post<LoyaltyDashboardController>("Recompute", "/Admin/LoyaltyDashboard/Recompute", ("programId", "1")),
        Get<LoyaltyImportController>("List", "/Admin/LoyaltyImport/List"),
        Post<LoyaltyImportController>("List", "/Admin/LoyaltyImport/List", Grid),
        Post<LoyaltyImportController>("Upload", "/Admin/LoyaltyImport/Upload", ("programId", "1"), ("kindId", "10")),
        Post<LoyaltyImportController>("RewardPoints", "/Admin/LoyaltyImport/RewardPoints", ("programId", "1")),
        Get<LoyaltyImportController>("Details", "/Admin/LoyaltyImport/Details/1"),
        Post<LoyaltyImportController>("Faults", "/Admin/LoyaltyImport/Faults?importId=1", Grid),
        Post<LoyaltyImportController>("Step", "/Admin/LoyaltyImport/Step", ("id", "1")),
        Post<LoyaltyImportController>("Start", "/Admin/LoyaltyImport/Start/1"),
        Post<LoyaltyImportController>("Cancel", "/Admin/LoyaltyImport/Cancel/1"),
        Get<LoyaltyImportController>("ExportMembers", "/Admin/LoyaltyImport/ExportMembers?programId=1"),
        Get<LoyaltyImportController>("ExportTransactions", "/Admin/LoyaltyImport/ExportTransactions?programId=1"),
        Post<LoyaltyAdminController>("SwitchOffRewardPoints", "/Admin/LoyaltyAdmin/SwitchOffRewardPoints", ("storeId", "0"), ("programId", "0")),
        Get<LoyaltyMemberController>("List", "/Admin/LoyaltyMember/List"),
        Post<LoyaltyMemberController>("List", "/Admin/LoyaltyMember/List", Grid),
        Get<LoyaltyMemberController>("Edit", "/Admin/LoyaltyMember/Edit/1"),
        Post<LoyaltyMemberController>("LedgerList", "/Admin/LoyaltyMember/LedgerList?memberId=1", Grid),
        Post<LoyaltyMemberController>("Adjust", "/Admin/LoyaltyMember/Adjust", ("MemberId", "1"), ("Points", "5"), ("Reason", "A gift"), ("FormKey", "k")),
        Post<LoyaltyMemberController>("Enrol", "/Admin/LoyaltyMember/Enrol", ("customerId", ViewerId)),
        Get<LoyaltyMemberController>("Export", "/Admin/LoyaltyMember/Export/1"),
        Get<LoyaltyMemberController>("ExportCustomer", "/Admin/LoyaltyMember/ExportCustomer/1"),
        Post<LoyaltyMemberController>("SetStatus", "/Admin/LoyaltyMember/SetStatus", ("id", "3"), ("statusId", "30"), ("reason", "Moved away")),
        Get<LoyaltyMemberController>("Merge", "/Admin/LoyaltyMember/Merge/1"),
        Post<LoyaltyMemberController>("Merge", "/Admin/LoyaltyMember/Merge/3", ("id", "3"), ("targetId", "1")),
        Get<LoyaltyLedgerController>("Verify", "/Admin/LoyaltyLedger/Verify"),
        Post<LoyaltyLedgerController>("VerifyNow", "/Admin/LoyaltyLedger/Verify"),
        Get<LoyaltyLedgerController>("Entries", "/Admin/LoyaltyLedger/Entries"),
        Post<LoyaltyLedgerController>("Entries", "/Admin/LoyaltyLedger/Entries?SearchProgramId=1", Grid),
        Get<LoyaltyGridController>("Members", "/Admin/LoyaltyGrid/Members"),
        Get<LoyaltyGridController>("Entries", "/Admin/LoyaltyGrid/Entries?SearchProgramId=1"),
        Get<LoyaltyGridController>("Redemptions", "/Admin/LoyaltyGrid/Redemptions"),
        Get<LoyaltyGridController>("Rewards", "/Admin/LoyaltyGrid/Rewards"),
        Get<LoyaltyGridController>("Rules", "/Admin/LoyaltyGrid/Rules"),
        Get<LoyaltyGridController>("Referrals", "/Admin/LoyaltyGrid/Referrals"),
        Get<LoyaltyGridController>("Audit", "/Admin/LoyaltyGrid/Audit"),
        Get<LoyaltyLedgerController>("Audit", "/Admin/LoyaltyLedger/Audit"),
        Post<LoyaltyLedgerController>("Audit", "/Admin/LoyaltyLedger/Audit", Grid),
        Get<LoyaltyApiKeyController>("List", "/Admin/LoyaltyApiKey/List"),
        Post<LoyaltyApiKeyController>("List", "/Admin/LoyaltyApiKey/List", Grid),
        Get<LoyaltyApiKeyController>("Create", "/Admin/LoyaltyApiKey/Create"),
        Post<LoyaltyApiKeyController>("Create", "/Admin/LoyaltyApiKey/Create", ("Name", "Till"), ("CanRead", "true"), ("CanWrite", "false")),
        Post<LoyaltyApiKeyController>("Revoke", "/Admin/LoyaltyApiKey/Revoke", ("id", "1")),
        Get<LoyaltyProviderController>("List", "/Admin/LoyaltyProvider/List"),
        Post<LoyaltyProviderController>("List", "/Admin/LoyaltyProvider/List", Grid),
        Get<LoyaltyProviderController>("Edit", "/Admin/LoyaltyProvider/Edit/1"),
        Post<LoyaltyProviderController>("Edit", "/Admin/LoyaltyProvider/Edit/1", [("Id", "1"), .. _provider]),
        Post<LoyaltyProviderController>("Test", "/Admin/LoyaltyProvider/Test/1"),
        Get<LoyaltySessionController>("List", "/Admin/LoyaltySession/List"),
        Post<LoyaltySessionController>("List", "/Admin/LoyaltySession/List", Grid),
        Get<LoyaltySessionController>("Details", "/Admin/LoyaltySession/Details/1"),
        Post<LoyaltySessionController>("TryAgain", "/Admin/LoyaltySession/TryAgain/1"),
        Post<LoyaltySessionController>("GiveUp", "/Admin/LoyaltySession/GiveUp/1", ("giveUpReason", "done")),
        Get<LoyaltyPartnerController>("List", "/Admin/LoyaltyPartner/List"),
        Post<LoyaltyPartnerController>("List", "/Admin/LoyaltyPartner/List", Grid),
        Get<LoyaltyPartnerController>("Create", "/Admin/LoyaltyPartner/Create"),
        Post<LoyaltyPartnerController>("Create", "/Admin/LoyaltyPartner/Create", _partner),
        Get<LoyaltyPartnerController>("Edit", "/Admin/LoyaltyPartner/Edit/1"),
        Post<LoyaltyPartnerController>("Edit", "/Admin/LoyaltyPartner/Edit/1", [("Id", "1"), .. _partner]),
        Post<LoyaltyPartnerController>("RotateSecret", "/Admin/LoyaltyPartner/RotateSecret/1", ("overlapHours", "1")),
        Post<LoyaltyPartnerController>("Revoke", "/Admin/LoyaltyPartner/Revoke/1"),
        Post<LoyaltyTierController>("List", "/Admin/LoyaltyTier/List?programId=1", Grid),
        Get<LoyaltyTierController>("Create", "/Admin/LoyaltyTier/Create?programId=1"),
        Post<LoyaltyTierController>("Create", "/Admin/LoyaltyTier/Create", ("ProgramId", "1"), ("Name", "Onyx"), ("Threshold", "7000"), ("EarnMultiplier", "2"), ("Color", "#101010")),
        Get<LoyaltyTierController>("Edit", "/Admin/LoyaltyTier/Edit/1"),
        Post<LoyaltyTierController>("Edit", "/Admin/LoyaltyTier/Edit/1", ("Id", "1"), ("Name", "Copper"), ("Threshold", "0"), ("EarnMultiplier", "1"), ("Color", "#101010")),
        Post<LoyaltyTierController>("Move", "/Admin/LoyaltyTier/Move", ("id", "2"), ("up", "true")),
        Get<LoyaltyTierController>("Policy", "/Admin/LoyaltyTier/Policy"),
        Post<LoyaltyTierController>("Policy", "/Admin/LoyaltyTier/Policy", ("ProgramId", "1"), ("MetricId", "10"), ("PeriodId", "20"), ("PeriodDays", "365"), ("DowngradeId", "10"), ("GraceDays", "0")),
        Post<LoyaltyTierController>("Override", "/Admin/LoyaltyTier/Override", ("memberId", "1"), ("tierId", "2"), ("until", "2031-01-01T00:00")),
        Post<LoyaltyTierController>("Delete", "/Admin/LoyaltyTier/Delete/4"),
        Get<LoyaltyReferralAdminController>("List", "/Admin/LoyaltyReferralAdmin/List"),
        Post<LoyaltyReferralAdminController>("List", "/Admin/LoyaltyReferralAdmin/List", Grid),
        Post<LoyaltyReferralAdminController>("Approve", "/Admin/LoyaltyReferralAdmin/Approve", ("id", "1")),
        Post<LoyaltyReferralAdminController>("Reject", "/Admin/LoyaltyReferralAdmin/Reject", ("id", "1")),
        Get<LoyaltyReferralAdminController>("Terms", "/Admin/LoyaltyReferralAdmin/Terms"),
        Post<LoyaltyReferralAdminController>("Terms", "/Admin/LoyaltyReferralAdmin/Terms", ("ProgramId", "1"), ("Enabled", "true"), ("ReferrerPoints", "500"), ("RefereePoints", "250"),
            ("MinimumTotal", "0"), ("NeedsCompleteOrder", "true"), ("LimitPerPeriod", "5"), ("PeriodDays", "30"), ("SameIpLimit", "10"), ("CookieDays", "30")),
        Get<LoyaltyProgramController>("List", "/Admin/LoyaltyProgram/List"),
        Post<LoyaltyProgramController>("List", "/Admin/LoyaltyProgram/List", Grid),
        Get<LoyaltyProgramController>("Edit", "/Admin/LoyaltyProgram/Edit/1"),
        Post<LoyaltyProgramController>("Edit", "/Admin/LoyaltyProgram/Edit/1", ("Id", "1"), ("Name", "Club"), ("PointName", "star"), ("PointNamePlural", "stars"),
            ("PointsPerCurrencyUnit", "2"), ("PointValue", "0.02"), ("RedeemStep", "50"), ("MaxRedeemPercent", "90"), ("ReservationMinutes", "20"), ("Active", "true")),
        Post<LoyaltyProgramController>("FindProducts", "/Admin/LoyaltyProgram/FindProducts", ("text", "kettle")),
        Get<LoyaltyRuleController>("List", "/Admin/LoyaltyRule/List"),
        Post<LoyaltyRuleController>("List", "/Admin/LoyaltyRule/List", Grid),
        Get<LoyaltyRuleController>("Create", "/Admin/LoyaltyRule/Create"),
        Post<LoyaltyRuleController>("Create", "/Admin/LoyaltyRule/Create", _rule),
        Get<LoyaltyRuleController>("Edit", "/Admin/LoyaltyRule/Edit/1"),
        Post<LoyaltyRuleController>("Edit", "/Admin/LoyaltyRule/Edit/1", [("Id", "1"), .. _rule]),
        Post<LoyaltyRuleController>("Awards", "/Admin/LoyaltyRule/Awards?RuleId=1", Grid),
        Get<LoyaltyRuleController>("DryRun", "/Admin/LoyaltyRule/DryRun"),
        Post<LoyaltyRuleController>("DryRun", "/Admin/LoyaltyRule/DryRun", ("ProgramId", "1"), ("StoreId", "1"), ("TriggerId", "10"), ("CustomerEmail", "shopper@example.com")),
        Get<LoyaltyRuleController>("Replay", "/Admin/LoyaltyRule/Replay"),
        Post<LoyaltyRuleController>("ReplayStart", "/Admin/LoyaltyRule/ReplayStart", ("ProgramId", "1"), ("Months", "1")),
        Post<LoyaltyRuleController>("ReplayStep", "/Admin/LoyaltyRule/ReplayStep", ("id", "1")),
        Post<LoyaltyRuleController>("Delete", "/Admin/LoyaltyRule/Delete/1"),
        Get<LoyaltyProductController>("List", "/Admin/LoyaltyProduct/List"),
        Post<LoyaltyProductController>("List", "/Admin/LoyaltyProduct/List?SearchProgramId=1", Grid),
        Post<LoyaltyProductController>("Update", "/Admin/LoyaltyProduct/Update", ("RowKey", "1_1"), ("PointsPrice", "500"), ("PayableWithPoints", "true")),
        Post<LoyaltyProductController>("Save", "/Admin/LoyaltyProduct/Save", ("ProgramId", "1"), ("ProductId", "2"), ("PointsPrice", "700"), ("FollowRate", "0"), ("PayableWithPoints", "true"),
            ("EarningId", "10"), ("EarnMultiplier", "1")),
        Post<LoyaltyProductController>("Bulk", "/Admin/LoyaltyProduct/Bulk", ("SearchProgramId", "1"), ("SearchName", "no such product"), ("BulkPoints", "500"), ("BulkAmount", "5")),
        Get<LoyaltyProductController>("Export", "/Admin/LoyaltyProduct/Export?SearchProgramId=1"),
        Get<LoyaltyInteractionController>("List", "/Admin/LoyaltyInteraction/List"),
        Post<LoyaltyInteractionController>("List", "/Admin/LoyaltyInteraction/List", Grid),
        Get<LoyaltyInteractionController>("Create", "/Admin/LoyaltyInteraction/Create"),
        Post<LoyaltyInteractionController>("Create", "/Admin/LoyaltyInteraction/Create", ("SystemName", "vote"), ("Name", "Vote"), ("Active", "true")),
        Get<LoyaltyInteractionController>("Edit", "/Admin/LoyaltyInteraction/Edit/1"),
        Post<LoyaltyInteractionController>("Edit", "/Admin/LoyaltyInteraction/Edit/1", ("Id", "1"), ("Name", "Spin again"), ("Active", "true")),
        Get<LoyaltyWebhookController>("List", "/Admin/LoyaltyWebhook/List"),
        Post<LoyaltyWebhookController>("List", "/Admin/LoyaltyWebhook/List", Grid),
        Get<LoyaltyWebhookController>("Create", "/Admin/LoyaltyWebhook/Create"),
        Post<LoyaltyWebhookController>("Create", "/Admin/LoyaltyWebhook/Create", _webhook),
        Get<LoyaltyWebhookController>("Edit", "/Admin/LoyaltyWebhook/Edit/1"),
        Post<LoyaltyWebhookController>("Edit", "/Admin/LoyaltyWebhook/Edit/1", [("Id", "1"), .. _webhook]),
        Post<LoyaltyWebhookController>("RotateSecret", "/Admin/LoyaltyWebhook/RotateSecret/1"),
        Post<LoyaltyWebhookController>("SendTest", "/Admin/LoyaltyWebhook/SendTest/1"),
        Get<LoyaltyWebhookController>("Deliveries", "/Admin/LoyaltyWebhook/Deliveries?webhookId=1"),
        Post<LoyaltyWebhookController>("Deliveries", "/Admin/LoyaltyWebhook/Deliveries", Grid),
        Get<LoyaltyWebhookController>("Delivery", "/Admin/LoyaltyWebhook/Delivery/1"),
        Post<LoyaltyWebhookController>("Resend", "/Admin/LoyaltyWebhook/Resend", ("id", "1")),
        Post<LoyaltyWebhookController>("ResendDead", "/Admin/LoyaltyWebhook/ResendDead", ("webhookId", "1")),
        Post<LoyaltyWebhookController>("Delete", "/Admin/LoyaltyWebhook/Delete/1"),
        Get<LoyaltyProgramController>("Create", "/Admin/LoyaltyProgram/Create"),
        Post<LoyaltyProgramController>("Create", "/Admin/LoyaltyProgram/Create", ("SystemName", "second"), ("Name", "Second"), ("PointName", "star"), ("PointNamePlural", "stars"),
            ("PointsPerCurrencyUnit", "2"), ("PointValue", "0.02"), ("RedeemStep", "50"), ("MaxRedeemPercent", "90"), ("ReservationMinutes", "20"), ("Active", "true")),
        Post<LoyaltyProgramController>("Delete", "/Admin/LoyaltyProgram/Delete/2"),
        Post<LoyaltyProgramController>("Restore", "/Admin/LoyaltyProgram/Restore", ("id", "2")),
        Get<LoyaltyRewardController>("List", "/Admin/LoyaltyReward/List"),
        Post<LoyaltyRewardController>("List", "/Admin/LoyaltyReward/List", Grid),
        Get<LoyaltyRewardController>("Create", "/Admin/LoyaltyReward/Create"),
        Post<LoyaltyRewardController>("Create", "/Admin/LoyaltyReward/Create", _reward),
        Get<LoyaltyRewardController>("Edit", "/Admin/LoyaltyReward/Edit/1"),
        Post<LoyaltyRewardController>("Edit", "/Admin/LoyaltyReward/Edit/1", [("Id", "1"), .. _reward]),
        Get<LoyaltyRewardController>("Requirement", "/Admin/Loyalty/Requirement?discountId=1"),
        Post<LoyaltyRewardController>("Move", "/Admin/LoyaltyReward/Move", ("id", "1"), ("up", "false")),
        Post<LoyaltyRewardController>("Delete", "/Admin/LoyaltyReward/Delete/1"),
        Get<LoyaltyRedemptionAdminController>("List", "/Admin/LoyaltyRedemptionAdmin/List"),
        Post<LoyaltyRedemptionAdminController>("List", "/Admin/LoyaltyRedemptionAdmin/List", Grid),
        Get<LoyaltyRedemptionAdminController>("Details", $"/Admin/LoyaltyRedemptionAdmin/Details/{Reservation}"),
        Post<LoyaltyRedemptionAdminController>("Release", "/Admin/LoyaltyRedemptionAdmin/Release", ("id", Reservation))
    ];

    private static (string, string)[] _reward => [("ProgramId", "1"), ("Name", "Zebra tenner"), ("PointsPrice", "900"), ("KindId", "10"), ("DiscountAmount", "10"), ("Active", "true")];

    // the demonstration has used the reward of number 1 already
    private const string Reservation = "2";

    private static (string, string)[] _rule => [("ProgramId", "1"), ("Name", "Zebra points"), ("TriggerId", "10"), ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "10")];

    private static (string, string)[] _provider => [("Provider", "rest"), ("Address", "https://hub.example.com/"), ("ClientId", "lp_1"), ("ClientSecret", "ls_1"), ("BudgetMilliseconds", "2000"), ("FinalizeAtId", "0"), ("KeepTryingDays", "14")];

    private static (string, string)[] _partner => [("Name", "Zebra fuel")];

    // an address that takes no connection; what is sent there stays in the log
    private static (string, string)[] _webhook => [("Name", "Zebra till"), ("Url", "https://hooks.example.invalid/loyalty"), ("SelectedEvents", "tier.changed"), ("Active", "true")];

    internal static (string, string)[] Grid => [("draw", "1"), ("start", "0"), ("length", "10")];

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private readonly Dictionary<Visitor, StoreSession> _sessions = [];
    private int _viewerId;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync();
        await _store.StopTasksAsync();
        _admin = await _store.AdminAsync();
        var customers = new AdminCustomers(_admin);
        var viewers = await customers.CreateRoleAsync("Viewers");
        _viewerId = await customers.CreateAsync(ViewerEmail, ViewerPassword, viewers);
        await PrepareAsync(_store, _admin, _viewerId);
        await customers.AllowAsync(viewers, StandardPermission.Security.ACCESS_ADMIN_PANEL, LoyaltyDefaults.ViewPermission);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        _admin?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test]
    public void Every_admin_action_names_the_permission_it_needs()
    {
        Assert.That(Methods(), Has.Count.GreaterThanOrEqualTo(42));
        // nopCommerce's own permissions may stand beside one of ours, never in its place
        Assert.That(Methods().Where(method => PermissionsOf(method).Where(permission => permission.StartsWith($"{LoyaltyDefaults.SystemName}.")).ToList()
            is not [LoyaltyDefaults.ViewPermission] and not [LoyaltyDefaults.ManagePermission]).Select(Name), Is.Empty);
        Assert.That(Methods().Select(method => method.DeclaringType!).Distinct().Where(type => type.GetCustomAttribute<AuthorizeAdminAttribute>() is null
            || type.GetCustomAttribute<AutoValidateAntiforgeryTokenAttribute>() is null), Is.Empty);
    }

    [Test]
    public void Every_admin_action_is_tried_here()
    {
        Assert.That(Actions.Select(action => Name(action.Method)), Is.EquivalentTo(Methods().Select(Name)));
    }

    [TestCaseSource(nameof(Refusals)), Order(1)]
    public async Task An_action_refuses_whoever_may_not_and_changes_nothing(AdminAction action, Visitor who)
    {
        var session = await SessionAsync(who);
        var before = await _store.LoyaltyStateAsync();

        var answer = await SendAsync(session, action, who);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain(who == Visitor.Viewer ? "AccessDenied" : "/login").IgnoreCase);
        Assert.That(await _store.LoyaltyStateAsync(), Is.EqualTo(before));
    }

    // has no order of its own, so it comes after those that have one: it changes and deletes
    [TestCaseSource(nameof(Actions))]
    public async Task An_administrator_may(AdminAction action)
    {
        var answer = await SendAsync(_admin, action, Visitor.Administrator);

        await AssertAllowedAsync(answer, action);
        if (action.Verb == "GET")
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Plugins.Misc.Loyalty."), "a text without a resource");
    }

    [TestCaseSource(nameof(Looks)), Order(2)]
    public async Task Who_may_only_look_may_look(AdminAction action)
    {
        var viewer = await SessionAsync(Visitor.Viewer);

        await AssertAllowedAsync(await SendAsync(viewer, action, Visitor.Viewer), action);
    }

    [Test, Order(3)]
    public async Task Who_may_only_look_is_offered_nothing_to_press()
    {
        var viewer = await SessionAsync(Visitor.Viewer);
        const string Buttons = "button[name=save], .btn-danger, #loyalty-reward-add, .loyalty-release";

        foreach (var page in new[] { "/Admin/LoyaltyProgram/Edit/1", "/Admin/LoyaltyReward/List", "/Admin/LoyaltyReward/Edit/1", $"/Admin/LoyaltyRedemptionAdmin/Details/{Reservation}", "/Admin/LoyaltySession/Details/1" })
        {
            Assert.That((await viewer.PageAsync(page)).QuerySelectorAll(Buttons), Is.Empty, page);
            Assert.That((await _admin.PageAsync(page)).QuerySelectorAll(Buttons), Is.Not.Empty, page);
        }
    }

    [Test, Order(3)]
    public async Task A_refused_script_is_answered_in_its_own_language()
    {
        using var viewer = await _store.SignedInAsync(ViewerEmail, ViewerPassword);
        viewer.Http.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");

        var answer = await SendAsync(viewer, Actions.Single(action => action.Method.Name == "Adjust"), Visitor.Viewer);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{\"error\":"));
    }

    [Test]
    public async Task A_post_without_an_antiforgery_token_is_refused()
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        using var admin = await store.AdminAsync();

        var answer = await admin.PostAsync("/Admin/LoyaltyMember/Adjust", ("MemberId", "1"), ("Points", "5"), ("Reason", "forged"), ("FormKey", "k"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_adjustment_sent_twice_by_one_form_books_once()
    {
        await using var store = await LoyaltyStore.StartAsync();
        using var admin = await store.AdminAsync();
        var before = await store.DataAsync("/api/loyalty/points/" + store.Demo.ShopperId);
        (string, string)[] form = [("MemberId", "1"), ("Points", "7"), ("Reason", "Thanks"), ("FormKey", "one-form")];

        await admin.PostFormAsync("/Admin/LoyaltyMember/Edit/1", "/Admin/LoyaltyMember/Adjust", form);
        await admin.PostFormAsync("/Admin/LoyaltyMember/Edit/1", "/Admin/LoyaltyMember/Adjust", form);

        var after = await store.DataAsync("/api/loyalty/points/" + store.Demo.ShopperId);
        Assert.That(after.GetProperty("points").GetInt64() - before.GetProperty("points").GetInt64(), Is.EqualTo(7));
    }

    /// <summary>Makes one of everything in the program that a store begins with.</summary>
    internal static async Task PrepareAsync(LoyaltyStore store, StoreSession admin, int refereeId)
    {
        await admin.PostFormAsync("/Admin/LoyaltyRule/Create", "/Admin/LoyaltyRule/Create", _rule);
        await admin.PostFormAsync("/Admin/LoyaltyInteraction/Create", "/Admin/LoyaltyInteraction/Create", ("SystemName", "spin"), ("Name", "Spin"), ("Active", "true"));
        await admin.PostFormAsync("/Admin/LoyaltyWebhook/Create", "/Admin/LoyaltyWebhook/Create", _webhook);
        await admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", _partner);
        await store.TamperAsync("""
            INSERT INTO "LoyaltyWebhookDelivery" ("WebhookId", "EventGuid", "EventName", "Body", "StatusId", "Attempts", "MaxAttempts", "NextAttemptOnUtc", "LastStatusCode", "CreatedOnUtc")
            VALUES (1, '7d3f1f0a-45a9-4b77-9d3c-8f0e3f6f2d11', 'tier.changed', '{}', 30, 1, 1, datetime('now'), 500, datetime('now'))
            """);
        await admin.PostFormAsync("/Admin/LoyaltyReward/Create", "/Admin/LoyaltyReward/Create", _reward);
        await new AdminRedemptions(admin).GivePointsAsync(store.Demo.ShopperEmail, 1000);
        using var shopper = await store.ShopperAsync();
        await shopper.AddToCartAsync(store.Demo.ProductPath);
        await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "500"), ("loyaltyPlace", "Cart"));
        await store.TamperAsync($"""
            INSERT INTO "LoyaltyReferral" ("ProgramId", "ReferrerMemberId", "RefereeCustomerId", "RefereeKey", "StatusId", "ReasonId", "Approved", "ReferrerPoints",
                "RefereePoints", "StoreId", "CreatedOnUtc", "UpdatedOnUtc")
            VALUES (1, 1, {refereeId}, '1:{refereeId}', 30, 40, 0, 5, 5, 1, datetime('now'), datetime('now'))
            """);
        await store.ExecuteAsync("""
            INSERT INTO "LoyaltyProviderSession" ("Name", "ShopperName", "StoreId", "ConfigurationId", "CustomerId", "StatusId", "Step", "Sequence", "IdentifierKindId", "Discount", "DiscountId",
                "Told", "Attempts", "DueOnUtc", "CreatedOnUtc", "UpdatedOnUtc")
            VALUES ('x', 'Zebra', 1, 1, 1, 20, 1, 0, 10, 0, 0, 1, 0, datetime('now'), datetime('now'), datetime('now'))
            """);
    }

    private static IEnumerable<TestCaseData> Refusals() =>
        from action in Actions
        from who in new[] { Visitor.Guest, Visitor.Shopper, Visitor.Viewer }
        where who != Visitor.Viewer || !action.OnlyLooks
        select new TestCaseData(action, who);

    private static IEnumerable<AdminAction> Looks() => Actions.Where(action => action.OnlyLooks);

    private static AdminAction Get<T>(string method, string path) => new(Method(typeof(T), method, "GET"), "GET", path, []);

    private static AdminAction Post<T>(string method, string path, params (string, string)[] fields) => new(Method(typeof(T), method, "POST"), "POST", path, fields);

    private static MethodInfo Method(Type controller, string name, string verb) =>
        Methods().Single(method => method.DeclaringType == controller && method.Name == name && VerbOf(method) == verb);

    internal static List<MethodInfo> Methods() => typeof(LoyaltyAdminController).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Controller)) && type.GetCustomAttribute<AreaAttribute>()?.RouteValue == AreaNames.ADMIN)
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<NonActionAttribute>() is null)
        .ToList();

    private static string VerbOf(MethodInfo method) => method.GetCustomAttribute<HttpPostAttribute>() is null ? "GET" : "POST";

    internal static string Name(MethodInfo method) => $"{VerbOf(method)} {method.DeclaringType!.Name}.{method.Name}";

    private static List<string> PermissionsOf(MethodInfo method) =>
        method.GetCustomAttributes<CheckPermissionAttribute>().SelectMany(attribute => attribute.PermissionSystemName).ToList();

    private async Task<StoreSession> SessionAsync(Visitor who)
    {
        if (!_sessions.TryGetValue(who, out var session))
        {
            _sessions[who] = session = who switch
            {
                Visitor.Guest => _store.Visitor(),
                Visitor.Shopper => await _store.ShopperAsync(),
                _ => await _store.SignedInAsync(ViewerEmail, ViewerPassword)
            };
        }
        return session;
    }

    // a refusal counts only when the request carried a token that is good for its sender
    private Task<HttpResponseMessage> SendAsync(StoreSession session, AdminAction action, Visitor who)
    {
        if (action.Verb == "GET")
            return session.Http.GetAsync(action.Path);

        var page = who switch { Visitor.Guest => "/login", Visitor.Shopper => "/customer/loyalty", _ => "/Admin/LoyaltyMember/Edit/1" };
        return session.PostFormAsync(page, action.Path, [.. action.Fields.Select(field => field.Item2 == ViewerId ? (field.Item1, _viewerId.ToString()) : field)]);
    }

    private static async Task AssertAllowedAsync(HttpResponseMessage answer, AdminAction action)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.Redirect && action.Verb == "POST")
            Assert.That(answer.Headers.Location!.ToString(), Does.Not.Contain("AccessDenied").And.Not.Contain("login").IgnoreCase);
        else
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(text, Does.Not.StartWith("{\"error\"").And.Not.Contain("field-validation-error"));
    }

    public enum Visitor
    {
        Guest,
        Shopper,
        Viewer,
        Administrator
    }

    public sealed record AdminAction(MethodInfo Method, string Verb, string Path, (string, string)[] Fields)
    {
        public bool OnlyLooks => PermissionsOf(Method) is [LoyaltyDefaults.ViewPermission];

        public override string ToString() => Name(Method);
    }
}
