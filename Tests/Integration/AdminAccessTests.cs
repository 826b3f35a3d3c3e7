using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Controllers.Admin;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Who may open the plugin's admin pages, and what its configuration keeps.</summary>
[TestFixture]
public sealed class AdminAccessTests
{
    private static readonly string[] _pages =
    [
        "/Admin/Loyalty/Configure", "/Admin/LoyaltyTier/Create?programId=1", "/Admin/LoyaltyTier/Edit/1", "/Admin/LoyaltyMember/List",
        "/Admin/LoyaltyMember/Edit/1", "/Admin/LoyaltyLedger/Verify", "/Admin/LoyaltyLedger/Audit", "/Admin/LoyaltyApiKey/List",
        "/Admin/LoyaltyApiKey/Create"
    ];

    private static readonly string[] _posts =
    [
        "/Admin/Loyalty/Configure", "/Admin/LoyaltyTier/List", "/Admin/LoyaltyTier/Create", "/Admin/LoyaltyTier/Edit/1", "/Admin/LoyaltyTier/Delete/1",
        "/Admin/LoyaltyTier/Move", "/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/LedgerList", "/Admin/LoyaltyMember/Adjust",
        "/Admin/LoyaltyMember/Enrol", "/Admin/LoyaltyLedger/Verify", "/Admin/LoyaltyLedger/Audit", "/Admin/LoyaltyApiKey/List"
    ];

    [Test]
    public void Every_admin_action_names_the_permission_it_needs()
    {
        var actions = typeof(LoyaltyAdminController).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(BasePluginController)) && type.GetCustomAttribute<AreaAttribute>() is not null)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .ToList();

        Assert.That(actions, Has.Count.GreaterThan(15));
        Assert.That(actions.Where(action => action.GetCustomAttributes<CheckPermissionAttribute>().Any() is false).Select(action => $"{action.DeclaringType!.Name}.{action.Name}"), Is.Empty);
    }

    [TestCaseSource(nameof(_pages))]
    public async Task An_administrator_opens_the_page(string page)
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        using var admin = await store.AdminAsync();

        var answer = await admin.Http.GetAsync(page);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Plugins.Misc.Loyalty."), "a text without a resource");
    }

    [TestCaseSource(nameof(_pages))]
    public async Task A_guest_is_sent_to_the_login(string page)
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        using var visitor = store.Visitor();

        var answer = await visitor.Http.GetAsync(page);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("/login").IgnoreCase);
    }

    [TestCaseSource(nameof(_pages))]
    public async Task A_shopper_is_refused(string page)
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        using var shopper = await store.ShopperAsync();

        var answer = await shopper.Http.GetAsync(page);

        Assert.That(answer.StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [TestCaseSource(nameof(_posts))]
    public async Task A_shopper_changes_nothing_by_posting(string action)
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        using var shopper = await store.ShopperAsync();

        var answer = await shopper.PostFormAsync("/customer/loyalty", action, ("id", "1"), ("MemberId", "1"), ("Points", "5"), ("Reason", "mine"), ("FormKey", "k"));

        Assert.That(answer.StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
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
}
