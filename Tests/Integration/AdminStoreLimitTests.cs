using System.Net;
using System.Reflection;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>
/// An admin whose role is limited to the outlet tries every admin action of the plugin on what belongs to the main store: nothing of it is
/// shown, and nothing changes. On his own store's program he works as ever.
/// </summary>
[TestFixture]
public sealed class AdminStoreLimitTests
{
    private const string Email = "keeper@example.com", Password = "keeper-demo-1";
    private const string Limits = "/Admin/LoyaltyAdmin/StoreLimits";
    private const string Zebra = "Zebra";
    private const int Club = 1, Own = 2, Deleted = 3, Shared = 4;

    private static readonly (string, string)[] _webhook = [("Name", "Beyond"), ("Url", "https://hooks.example.invalid/loyalty"), ("Active", "true")];
    private static readonly (string, string)[] _key = [("Name", "Beyond"), ("CanRead", "true"), ("CanWrite", "true")];

    /// <summary>Where the calls of <see cref="AdminAccessTests"/> name nothing of the main store's, or a thing that is not there yet.</summary>
    private static readonly Dictionary<string, (string Path, (string, string)[]? Fields)> _aimed = new()
    {
        ["GET LoyaltyDashboardController.Index"] = ("/Admin/LoyaltyDashboard/Index?programId=1", null),
        ["GET LoyaltyTierController.Policy"] = ("/Admin/LoyaltyTier/Policy?programId=1", null),
        ["GET LoyaltyReferralAdminController.Terms"] = ("/Admin/LoyaltyReferralAdmin/Terms?programId=1", null),
        ["GET LoyaltyRuleController.Replay"] = ("/Admin/LoyaltyRule/Replay?programId=1", null),
        ["POST LoyaltyMemberController.Enrol"] = ("/Admin/LoyaltyMember/Enrol", [("customerId", AdminAccessTests.ViewerId), ("programId", "1")]),
        ["POST LoyaltyProgramController.Delete"] = ("/Admin/LoyaltyProgram/Delete/1", null),
        ["POST LoyaltyProgramController.Restore"] = ("/Admin/LoyaltyProgram/Restore", [("id", $"{Deleted}")]),
        ["POST LoyaltyWebhookController.Deliveries"] = ("/Admin/LoyaltyWebhook/Deliveries?SearchWebhookId=1", null),
        ["GET LoyaltyRewardController.Requirement"] = ("/Admin/Loyalty/Requirement?discountId=discount", null),
        ["POST LoyaltyWebhookController.Create"] = ("/Admin/LoyaltyWebhook/Create", [.. _webhook, ("SelectedStoreIds", "1")]),
        ["POST LoyaltyPartnerController.Create"] = ("/Admin/LoyaltyPartner/Create", [("Name", "Beyond"), ("SelectedStoreIds", "1")]),
        ["POST LoyaltyApiKeyController.Create"] = ("/Admin/LoyaltyApiKey/Create", [.. _key, ("SelectedStoreIds", "1")]),
        ["POST LoyaltyProgramController.Create"] = ("/Admin/LoyaltyProgram/Create", [.. Program("beyond", "Beyond"), ("SelectedStoreIds", "1")])
    };

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private StoreSession _keeper = null!;
    private int _keeperId;
    private string _card = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // a store of its own: every row of the plugin is compared
        _store = await LoyaltyStore.StartAsync();
        await _store.StopTasksAsync();
        _admin = await _store.AdminAsync();
        var customers = new AdminCustomers(_admin);
        var role = await customers.CreateRoleAsync("Outlet keepers");
        _keeperId = await customers.CreateAsync(Email, Password, role);
        await AdminAccessTests.PrepareAsync(_store, _admin, _keeperId);
        await PostAsync("/Admin/LoyaltyProgram/Create", [.. Program("outlet-club", "Outlet club"), ("SelectedStoreIds", "2")]);
        await PostAsync("/Admin/LoyaltyProgram/Create", [.. Program("zebra-old", "Zebra old"), ("SelectedStoreIds", "1")]);
        await PostAsync("/Admin/LoyaltyProgram/Create", [.. Program("everywhere", "Everywhere"), ("EnrolmentId", $"{(int)Enrolment.ByHand}")]);
        await PostAsync($"/Admin/LoyaltyProgram/Delete/{Deleted}", []);
        await PostAsync("/Admin/LoyaltyRule/ReplayStart", [("ProgramId", "1"), ("Months", "1")]);
        await _store.ExecuteAsync("""
            INSERT INTO "LoyaltyImport" ("ProgramId", "KindId", "StatusId", "FileName", "FileHash", "Columns", "Total", "Parts", "NextPart", "Good", "Unchanged", "Bad", "Points",
                "State", "Actor", "CreatedOnUtc", "UpdatedOnUtc")
            VALUES (1, 10, 30, 'Zebra.csv', 'x', '[]', 0, 0, 1, 0, 0, 0, 0, '{}', 'system', datetime('now'), datetime('now'))
            """);
        _card = (await customers.RowsAsync("/Admin/LoyaltyMember/List")).EnumerateArray().Single(row => row.GetProperty("Id").GetInt32() == 1).GetProperty("CardNumber").GetString()!;
        var club = await _admin.SubmitAsync("/Admin/LoyaltyProgram/Edit/1", "form[action*='/LoyaltyProgram/Edit']", "save", ("Name", "Zebra club"), ("SelectedStoreIds", "1"));
        Assert.That(club.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await club.Content.ReadAsStringAsync());
        await customers.AllowAsync(role, StandardPermission.Security.ACCESS_ADMIN_PANEL, StandardPermission.Customers.CUSTOMERS_VIEW, StandardPermission.Orders.ORDERS_VIEW,
            StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE, LoyaltyDefaults.ViewPermission, LoyaltyDefaults.ManagePermission);
        await LimitAsync("Outlet keepers", "2");
        _keeper = await _store.SignedInAsync(Email, Password);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _admin?.Dispose();
        _keeper?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [TestCaseSource(typeof(AdminAccessTests), nameof(AdminAccessTests.Actions)), Order(1)]
    public async Task What_is_another_stores_is_neither_shown_nor_changed(AdminAccessTests.AdminAction action)
    {
        var before = await _store.LoyaltyStateAsync();

        var answer = await SendAsync(action);

        var text = await answer.Content.ReadAsStringAsync();
        if (action.Method.GetCustomAttributes<StoreLimitAttribute>().All(limit => limit is WithinStoresAttribute))
            Assert.That(text, Does.Not.Contain(Zebra).And.Not.Contain(_card).And.Not.Contain(_store.Demo.ShopperEmail));
        else
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), text);
            Assert.That(answer.Headers.Location!.ToString(), Does.Contain("AccessDenied"));
        }
        Assert.That(await _store.LoyaltyStateAsync(), Is.EqualTo(before));
    }

    [Test, Order(2)]
    public async Task Who_is_not_limited_is_shown_what_the_other_is_refused()
    {
        foreach (var action in AdminAccessTests.Actions.Where(action => action.Verb == "GET"))
            Assert.That((await _admin.Http.GetAsync(await AimAsync(action))).StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{action}: the refusal proves nothing");
    }

    [Test, Order(1)]
    public async Task Nothing_can_be_made_that_reaches_beyond_ones_stores()
    {
        var before = await _store.LoyaltyStateAsync();

        foreach (var stores in new[] { Array.Empty<string>(), ["1", "2"] })
        {
            (string, string)[] chosen = [.. stores.Select(store => ("SelectedStoreIds", store))];
            await AssertNotSavedAsync("/Admin/LoyaltyWebhook/Create", [.. _webhook, .. chosen]);
            await AssertNotSavedAsync("/Admin/LoyaltyApiKey/Create", [.. _key, .. chosen]);
            await AssertNotSavedAsync("/Admin/LoyaltyPartner/Create", [("Name", "Beyond"), .. chosen]);
            await AssertNotSavedAsync("/Admin/LoyaltyProgram/Create", [.. Program("beyond", "Beyond"), .. chosen]);
            await AssertNotSavedAsync($"/Admin/LoyaltyProgram/Edit/{Own}", [("Id", $"{Own}"), .. Program("outlet-club", "Outlet club"), .. chosen]);
        }
        await AssertNotSavedAsync("/Admin/LoyaltyWebhook/Create", [.. _webhook, ("SelectedStoreIds", "2"), ("SelectedProgramIds", "1")]);
        await AssertNotSavedAsync("/Admin/LoyaltyPartner/Create", [("Name", "Beyond"), ("SelectedStoreIds", "2"), ("SelectedProgramIds", "1")]);

        Assert.That(await _store.LoyaltyStateAsync(), Is.EqualTo(before));
    }

    [Test, Order(1)]
    public async Task A_program_of_other_stores_too_is_seen_and_not_changed()
    {
        var page = await _keeper.PageAsync($"/Admin/LoyaltyProgram/Edit/{Shared}");
        Assert.That(page.QuerySelector("#Name")!.GetAttribute("value"), Is.EqualTo("Everywhere"));
        Assert.That(page.QuerySelectorAll("button[name=save]"), Is.Empty);
        var before = await _store.LoyaltyStateAsync();

        var answer = await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", $"/Admin/LoyaltyProgram/Edit/{Shared}", [("Id", $"{Shared}"), .. Program("everywhere", "Mine")]);

        Assert.That(answer.Headers.Location?.ToString(), Does.Contain("AccessDenied"));
        Assert.That(await _store.LoyaltyStateAsync(), Is.EqualTo(before));
    }

    [Test, Order(1)]
    public async Task A_script_is_refused_in_its_own_language()
    {
        using var keeper = await _store.SignedInAsync(Email, Password);
        keeper.Http.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");

        var answer = await keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyMember/Adjust", ("MemberId", "1"), ("Points", "5"), ("Reason", "A gift"), ("FormKey", "k"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("{\"error\":\"This belongs to stores"));
    }

    [Test, Order(1)]
    public async Task Other_pages_tell_nothing_of_another_stores_members()
    {
        using var shopper = await _store.ShopperAsync();
        await shopper.AddToCartAsync(_store.Demo.ProductPath);
        var order = await shopper.PlaceOrderAsync();

        var block = (await _keeper.PageAsync($"/Admin/Customer/Edit/{_store.Demo.ShopperId}")).QuerySelector("#customer-loyalty")!.InnerHtml;
        var orderBlock = (await _keeper.PageAsync($"/Admin/Order/Edit/{order}")).QuerySelector("#order-loyalty .card-body")?.TextContent.Trim();

        Assert.That(block, Does.Contain("Outlet club").And.Not.Contain(Zebra).And.Not.Contain(_card));
        Assert.That(orderBlock, Is.EqualTo("This order has neither earned nor spent points."));
    }

    [Test, Order(4)]
    public async Task A_discount_of_all_stores_is_neither_taken_nor_changed_nor_switched_off_by_a_reward_of_one()
    {
        var discount = await new AdminDiscounts(_admin).CreateAsync("EVERYWHERE", AdminDiscounts.OrderTotal, ("DiscountAmount", "9"));
        (string, string)[] fields = [("ProgramId", $"{Own}"), ("Name", "Grab"), ("PointsPrice", "1"), ("KindId", "0"), ("DiscountId", $"{discount}"), ("AcceptDiscountChanges", "true"), ("Active", "true")];

        Assert.That((await _keeper.PageAsync("/Admin/LoyaltyReward/Create")).QuerySelector($"#DiscountId option[value='{discount}']"), Is.Null, "it is not offered");
        await AssertNotSavedAsync("/Admin/LoyaltyReward/Create", fields);
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount}"), Is.Zero);

        //an admin of all stores may
        await PostAsync("/Admin/LoyaltyReward/Create", fields);
        var reward = await _store.ReadNumberAsync($"SELECT \"Id\" FROM \"LoyaltyReward\" WHERE \"DiscountId\" = {discount}");
        await _keeper.PostFormAsync($"/Admin/LoyaltyReward/Edit/{reward}", $"/Admin/LoyaltyReward/Delete/{reward}");
        await AssertNotSavedAsync($"/Admin/LoyaltyReward/Edit/{reward}", [("Id", $"{reward}"), ("ProgramId", $"{Own}"), ("Name", "Grab"), ("PointsPrice", "1"), ("KindId", "10"), ("DiscountAmount", "90")]);
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"Discount\" WHERE \"Id\" = {discount} AND \"IsActive\" AND \"DiscountAmount\" = 9"), Is.EqualTo(1));
        await _admin.PostFormAsync($"/Admin/LoyaltyReward/Edit/{reward}", $"/Admin/LoyaltyReward/Delete/{reward}");
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyReward\" WHERE \"Id\" = {reward} AND \"Deleted\""), Is.EqualTo(1));
    }

    [Test, Order(3)]
    public async Task On_his_own_stores_program_he_works_as_ever()
    {
        Assert.That((await new AdminCustomers(_keeper).RowsAsync("/Admin/LoyaltyProgram/List")).EnumerateArray().Select(row => row.GetProperty("Id").GetInt32()),
            Is.EquivalentTo(new[] { Own, Shared }));

        await SaveAsync($"/Admin/LoyaltyProgram/Edit/{Own}", [("Id", $"{Own}"), .. Program("outlet-club", "Outlet circle"), ("SelectedStoreIds", "2")]);
        await SaveAsync("/Admin/LoyaltyTier/Create", [("ProgramId", $"{Own}"), ("Name", "Pier"), ("Threshold", "0"), ("EarnMultiplier", "1"), ("Color", "#101010")]);
        await SaveAsync("/Admin/LoyaltyRule/Create", [("ProgramId", $"{Own}"), ("Name", "Ten"), ("TriggerId", "10"), ("AwardKindId", "10"), ("PeriodId", "30"), ("Points", "10")]);
        await SaveAsync("/Admin/LoyaltyReward/Create", [("ProgramId", $"{Own}"), ("Name", "A fiver"), ("PointsPrice", "500"), ("KindId", "10"), ("DiscountAmount", "5"), ("Active", "true")]);
        await SaveAsync("/Admin/LoyaltyReferralAdmin/Terms", [("ProgramId", $"{Own}"), ("Enabled", "true"), ("ReferrerPoints", "500"), ("RefereePoints", "250"), ("MinimumTotal", "0"),
            ("NeedsCompleteOrder", "true"), ("LimitPerPeriod", "5"), ("PeriodDays", "30"), ("SameIpLimit", "10"), ("CookieDays", "30")]);
        var enrolled = await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyMember/Enrol", ("customerId", $"{_store.Demo.ShopperId}"));
        Assert.That(await enrolled.Content.ReadAsStringAsync(), Does.Contain("true"), "his first program is his own");
        var member = await _store.ReadNumberAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = {Own}");
        await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyMember/Adjust", ("MemberId", $"{member}"), ("Points", "70"), ("Reason", "Welcome"), ("FormKey", "own"));
        foreach (var (page, fields) in new[] { ("/Admin/LoyaltyWebhook/Create", _webhook), ("/Admin/LoyaltyApiKey/Create", _key) })
        {
            var made = await _keeper.PostFormAsync(page, page, [.. fields, ("SelectedStoreIds", "2")]);
            Assert.That(await made.Content.ReadAsStringAsync(), Does.Not.Contain("field-validation-error"), page);
        }

        var customers = new AdminCustomers(_keeper);
        foreach (var list in new[] { "LoyaltyRule", "LoyaltyReward", "LoyaltyMember", "LoyaltyWebhook", "LoyaltyApiKey" })
            Assert.That((await customers.RowsAsync($"/Admin/{list}/List")).GetArrayLength(), Is.EqualTo(1), list);
        Assert.That((await customers.RowsAsync("/Admin/LoyaltyLedger/Entries", ("SearchProgramId", $"{Own}"))).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await customers.RowsAsync("/Admin/LoyaltyLedger/Audit")).ToString(), Does.Contain("Outlet circle").And.Contain("A fiver").And.Not.Contain(Zebra));
        foreach (var page in new[] { $"/Admin/LoyaltyDashboard/Index?programId={Own}", $"/Admin/LoyaltyTier/Policy?programId={Own}", $"/Admin/LoyaltyMember/Edit/{member}" })
            await _keeper.PageAsync(page);
    }

    [Test, Order(3)]
    public async Task Settings_are_those_of_his_store()
    {
        const string Page = "/Admin/Loyalty/Configure";
        Assert.That((await _keeper.PageAsync(Page)).QuerySelector("#loyalty-other-stores"), Is.Not.Null);

        await _keeper.PageAsync($"/Admin/Setting/ChangeStoreScopeConfiguration?storeid=2&returnUrl={Page}");
        var saved = await _keeper.SubmitAsync(Page, "form[action$='/Configure']", "save", ("ShowEarnEstimate", "false"), ("ShowEarnEstimate_OverrideForStore", "true"));

        Assert.That(saved.Headers.Location?.ToString(), Does.EndWith(Page));
        Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"Setting\" WHERE \"StoreId\" = 2 AND \"Name\" LIKE 'loyaltysettings.%'"), Is.EqualTo(1));
        var logged = (await new AdminCustomers(_keeper).RowsAsync("/Admin/LoyaltyLedger/Audit", ("SearchEntityName", "LoyaltySettings"))).EnumerateArray().Single();
        Assert.That((logged.GetProperty("Subject").GetString(), logged.GetProperty("NewValue").GetString()), Is.EqualTo(("Loyalty settings 2", "{\"ShowEarnEstimate\":false}")));
    }

    //he is limited to another store from here on
    [Test, Order(5)]
    public async Task Nobody_limits_himself_and_each_change_of_a_limit_is_in_the_audit_log()
    {
        var answer = await SubmitLimitAsync("Administrators", "1");
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("you would be limited to stores yourself"));
        Assert.That((await _admin.PageAsync(Limits)).QuerySelectorAll("select option[selected]"), Has.Length.EqualTo(1), "as it was");

        await LimitAsync("Outlet keepers", "1");

        var logged = (await new AdminCustomers(_admin).RowsAsync("/Admin/LoyaltyLedger/Audit", ("SearchEntityName", "CustomerRole"))).EnumerateArray().ToList();
        Assert.That(logged.Select(row => (row.GetProperty("OldValue").GetString(), row.GetProperty("NewValue").GetString())), Is.EqualTo(new[] { ((string?)"2", "1"), (null, "2") }));
        Assert.That((await new AdminCustomers(_keeper).RowsAsync("/Admin/LoyaltyProgram/List")).EnumerateArray().Select(row => row.GetProperty("Id").GetInt32()),
            Is.EquivalentTo(new[] { Club, Shared }), "at once");
    }

    private static (string, string)[] Program(string systemName, string name) =>
    [
        ("SystemName", systemName), ("Name", name), ("PointName", "star"), ("PointNamePlural", "stars"), ("PointsPerCurrencyUnit", "2"), ("PointValue", "0.02"), ("RedeemStep", "50"),
        ("MaxRedeemPercent", "90"), ("ReservationMinutes", "20"), ("Active", "true")
    ];

    private async Task<string> AimAsync(AdminAccessTests.AdminAction action) => (_aimed.TryGetValue(action.ToString(), out var aimed) ? aimed.Path : action.Path)
        .Replace("=discount", $"={await _store.ReadNumberAsync("SELECT \"DiscountId\" FROM \"LoyaltyReward\" WHERE \"Id\" = 1")}");

    private async Task<HttpResponseMessage> SendAsync(AdminAccessTests.AdminAction action)
    {
        var path = await AimAsync(action);
        var fields = _aimed.GetValueOrDefault(action.ToString()).Fields ?? action.Fields;
        return action.Verb == "GET"
            ? await _keeper.Http.GetAsync(path)
            : await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", path,
                [.. fields.Select(field => field.Item2 == AdminAccessTests.ViewerId ? (field.Item1, $"{_keeperId}") : field)]);
    }

    private async Task PostAsync(string path, (string, string)[] fields)
    {
        var answer = await _admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", path, fields);
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), path);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("field-validation-error"), path);
    }

    private async Task SaveAsync(string path, (string, string)[] fields)
    {
        var answer = await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", path, fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        Assert.That(answer.Headers.Location!.ToString(), Does.Not.Contain("AccessDenied"), path);
    }

    private async Task AssertNotSavedAsync(string path, (string, string)[] fields)
    {
        var answer = await _keeper.PostFormAsync("/Admin/LoyaltyApiKey/Create", path, fields);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("field-validation-error"), $"{path} {answer.Headers.Location}");
    }

    private async Task LimitAsync(string role, string storeId)
    {
        var answer = await SubmitLimitAsync(role, storeId);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SubmitLimitAsync(string role, string storeId)
    {
        var field = (await _admin.PageAsync(Limits)).QuerySelectorAll("#loyalty-store-limits label").Single(label => label.TextContent.Trim() == role).GetAttribute("for")!;
        var name = (await _admin.PageAsync(Limits)).QuerySelector($"#{field}")!.GetAttribute("name")!;
        return await _admin.SubmitAsync(Limits, "#loyalty-store-limits", "save", (name, storeId));
    }
}
