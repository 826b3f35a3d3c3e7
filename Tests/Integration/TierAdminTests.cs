using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Tiers as an administrator keeps them, and the customer roles they grant.</summary>
[TestFixture(TestDatabase.Sqlite)]
public sealed class TierAdminTests(TestDatabase database) : StoreFixture(database)
{
    private const string CreatePage = "/Admin/LoyaltyTier/Create?programId=1";

    private AdminCustomers Customers => new(Admin);

    [Test]
    public async Task A_tier_is_added_edited_and_deleted()
    {
        var names = await NamesAsync();

        var id = await AddAsync(("Name", " Diamond "), ("Threshold", "9000.50"), ("EarnMultiplier", "3.25"), ("Color", "#aabbcc"));
        var added = await TierAsync(id);
        Assert.That(await NamesAsync(), Is.EqualTo(names.Append("Diamond")), "a new tier comes last");
        Assert.That(added.GetProperty("Threshold").GetDecimal(), Is.EqualTo(9000.5m));
        Assert.That(added.GetProperty("EarnMultiplier").GetDecimal(), Is.EqualTo(3.25m));
        Assert.That(added.GetProperty("Color").GetString(), Is.EqualTo("#aabbcc"));

        await RedirectedAsync(await Admin.SubmitAsync($"/Admin/LoyaltyTier/Edit/{id}", Form("Edit"), "save", ("Name", "Obsidian"), ("Threshold", "12000")));
        var edited = await TierAsync(id);
        Assert.That(edited.GetProperty("Name").GetString(), Is.EqualTo("Obsidian"));
        Assert.That(edited.GetProperty("Threshold").GetDecimal(), Is.EqualTo(12000m));
        Assert.That(edited.GetProperty("EarnMultiplier").GetDecimal(), Is.EqualTo(3.25m), "what was not edited");

        await DeleteAsync(id);
        Assert.That(await NamesAsync(), Is.EqualTo(names));

        using var api = Store.Api();
        var viaApi = (await (await api.PostAsJsonAsync("/api/loyalty/programs/1/tiers", new { name = "Onyx", threshold = 9100 })).JsonAsync()).GetProperty("data").GetProperty("id").GetInt32();
        await api.DeleteAsync($"/api/loyalty/programs/1/tiers/{viaApi}");
        var admin = Store.Demo.AdminEmail;
        Assert.That(await TracesAsync(id), Is.EqualTo(new[] { ("Created", admin), ("Changed", admin), ("Deleted", admin) }), "an administrator leaves traces");
        Assert.That((await TracesAsync(viaApi)).Select(trace => trace.Action), Is.EqualTo(new[] { "Created", "Deleted" }), "as a key does");
    }

    [Test]
    public async Task Tiers_move_up_and_down_and_shoppers_see_the_same_order()
    {
        var names = await NamesAsync();
        var second = await IdAsync(names[1]);

        await MoveAsync(second, up: true);
        string[] swapped = [names[1], names[0], .. names.Skip(2)];
        Assert.That(await NamesAsync(), Is.EqualTo(swapped));
        await MoveAsync(second, up: true);
        Assert.That(await NamesAsync(), Is.EqualTo(swapped), "the first goes no higher");
        using var shopper = await Store.ShopperAsync();
        var page = await shopper.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelectorAll(".loyalty-tier-steps li strong").Select(step => step.TextContent), Is.EqualTo(swapped));

        await MoveAsync(second, up: false);
        Assert.That(await NamesAsync(), Is.EqualTo(names));
    }

    [TestCase("Name", "")]
    [TestCase("Name", "a name that is longer than a hundred characters, so long that no card, no page and no column could hold it any more")]
    [TestCase("Threshold", "-1")]
    [TestCase("Threshold", "1000000001")]
    [TestCase("Threshold", "much")]
    [TestCase("Threshold", "1,5")]
    [TestCase("Threshold", "1.00001")]
    [TestCase("Threshold", "1000000000000000000")]
    [TestCase("EarnMultiplier", "-0.5")]
    [TestCase("EarnMultiplier", "101")]
    [TestCase("EarnMultiplier", "1,5")]
    [TestCase("EarnMultiplier", "1.23456")]
    [TestCase("WelcomeBonus", "1,5")]
    [TestCase("Color", "red;background:url(//example.com)")]
    [TestCase("Color", "")]
    [TestCase("CustomerRoleId", "4711")]
    [TestCase("DisplayOrder", "first")]
    public async Task A_field_with_a_fault_gets_its_message_and_nothing_is_saved(string field, string value)
    {
        var before = await GridAsync();

        var added = await Admin.SubmitAsync(CreatePage, Form("Create"), "save", [.. Filled().Where(entry => entry.Name != field), (field, value)]);
        await AssertFaultAsync(added, field);
        var edited = await Admin.SubmitAsync("/Admin/LoyaltyTier/Edit/1", Form("Edit"), "save", (field, value));
        await AssertFaultAsync(edited, field);

        Assert.That(await GridAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_tiers_are_not_reached_with_the_same_figure()
    {
        var before = await GridAsync();
        var tiers = (await TiersAsync()).EnumerateArray().ToList();
        var figure = tiers[1].GetProperty("Threshold").GetDecimal();
        var taken = Text(figure);

        await AssertFaultAsync(await Admin.SubmitAsync(CreatePage, Form("Create"), "save", ("Name", "Onyx"), ("Threshold", taken)), "Threshold");
        await AssertFaultAsync(await Admin.SubmitAsync($"/Admin/LoyaltyTier/Edit/{tiers[0].GetProperty("Id")}", Form("Edit"), "save", ("Threshold", taken)), "Threshold");
        using var api = Store.Api();
        var answers = new[]
        {
            await api.PostAsJsonAsync("/api/loyalty/programs/1/tiers", new { name = "Onyx", threshold = figure }),
            await api.PutAsJsonAsync($"/api/loyalty/programs/1/tiers/{tiers[0].GetProperty("Id")}", new { name = "Onyx", threshold = figure })
        };

        foreach (var answer in answers)
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"threshold\""));
        }
        Assert.That(await GridAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_tier_does_not_grant_a_role_of_the_system()
    {
        var roles = await Customers.RowsAsync("/Admin/CustomerRole/List");
        var administrators = roles.EnumerateArray().First(role => role.GetProperty("SystemName").GetString() == "Administrators").GetProperty("Id").ToString();
        var before = await GridAsync();

        var answer = await Admin.SubmitAsync(CreatePage, Form("Create"), "save", [.. Filled(), ("CustomerRoleId", administrators)]);

        await AssertFaultAsync(answer, "CustomerRoleId");
        Assert.That(await GridAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_last_tier_stays_and_one_with_members_goes_only_when_it_was_seen_who_moves()
    {
        await using var store = await LoyaltyStore.StartAsync();
        using var admin = await store.AdminAsync();
        var standing = await store.ScalarAsync("SELECT MIN(\"TierId\") FROM \"LoyaltyMember\" WHERE \"TierId\" IS NOT NULL");
        var asked = await admin.PostFormAsync("/Admin/Loyalty/Configure", $"/Admin/LoyaltyTier/Delete/{standing}");
        Assert.That(asked.Headers.Location!.ToString(), Does.Contain("without=True").IgnoreCase);
        var preview = await admin.PageAsync(asked.Headers.Location!.ToString());
        Assert.That(preview.QuerySelector("#loyalty-tier-preview"), Is.Not.Null);
        Assert.That(preview.QuerySelector("#loyalty-tier-delete-seen"), Is.Not.Null);
        Assert.That((await new AdminCustomers(admin).RowsAsync("/Admin/LoyaltyTier/List?programId=1")).GetArrayLength(), Is.EqualTo(4), "nothing is deleted yet");
        for (var id = 1; id <= 4; id++)
            await admin.PostFormAsync("/Admin/Loyalty/Configure", $"/Admin/LoyaltyTier/Delete/{id}", ("seen", "true"));

        Assert.That((await new AdminCustomers(admin).RowsAsync("/Admin/LoyaltyTier/List?programId=1")).GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_tier_has_a_name_in_each_language_on_pages_in_the_api_and_in_mails()
    {
        const string Name = "الدرجة الأولى";
        var member = await Store.ReadNumberAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = 1 AND \"CustomerId\" = {Store.Demo.ShopperId}");
        var standing = await Store.ReadNumberAsync($"SELECT \"TierId\" FROM \"LoyaltyMember\" WHERE \"Id\" = {member}");
        var tier = (await new AdminCustomers(Admin).RowsAsync("/Admin/LoyaltyTier/List?programId=1")).EnumerateArray()
            .Select(row => row.GetProperty("Id").GetInt32()).First(id => id != standing);
        var arabic = await Store.ScalarAsync("SELECT \"Id\" FROM \"Language\" WHERE \"LanguageCulture\" LIKE 'ar%'");
        var page = await Admin.PageAsync($"/Admin/LoyaltyTier/Edit/{tier}");
        var field = page.QuerySelectorAll("input[name$='.LanguageId']").Single(input => input.GetAttribute("value") == $"{arabic}").GetAttribute("name")!.Replace("LanguageId", "Name");
        var form = $"form[action*='/LoyaltyTier/Edit']";
        await RedirectedAsync(await Admin.SubmitAsync($"/Admin/LoyaltyTier/Edit/{tier}", form, "save", (field, Name)));
        Assert.That((await Admin.PageAsync($"/Admin/LoyaltyTier/Edit/{tier}")).QuerySelector($"input[name='{field}']")!.GetAttribute("value"), Is.EqualTo(Name));

        using var shopper = await Store.ShopperAsync();
        using var api = Store.Api();
        Assert.That((await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-tier-steps")!.TextContent, Does.Not.Contain(Name));
        await shopper.Http.GetAsync($"/changelanguage/{arabic}");
        Assert.That((await shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-tier-steps")!.TextContent, Does.Contain(Name));
        using var moved = await api.PutAsJsonAsync($"/api/loyalty/members/{member}/tier-override", new { tierId = tier });
        Assert.That((int)moved.StatusCode, Is.EqualTo(200), await moved.Content.ReadAsStringAsync());

        Assert.That(await TierInApiAsync(shopper), Is.EqualTo(Name));
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"To\" = '{Store.Demo.ShopperEmail}' AND \"Subject\" LIKE '%{Name}%'"), Is.EqualTo(1));
        await shopper.Http.GetAsync("/changelanguage/1");
        Assert.That(await TierInApiAsync(shopper), Is.EqualTo((await TierAsync(tier)).GetProperty("Name").GetString()));
        await api.PutAsJsonAsync($"/api/loyalty/members/{member}/tier-override", new { });
        await RedirectedAsync(await Admin.SubmitAsync($"/Admin/LoyaltyTier/Edit/{tier}", form, "save", (field, "")));
    }

    private static async Task<string?> TierInApiAsync(StoreSession shopper) =>
        (await shopper.Http.DataAsync("/api/loyalty/me/1")).GetProperty("member").GetProperty("tier").GetString();

    [Test]
    public async Task Reaching_a_tier_grants_its_role_and_takes_the_one_before()
    {
        var spend = (await Store.DataAsync($"/api/loyalty/points/{Store.Demo.ShopperId}")).GetProperty("lifetimeSpend").GetDecimal();
        var near = await Customers.CreateRoleAsync("Near club");
        var far = await Customers.CreateRoleAsync("Far club");
        var nearTier = await AddAsync(("Name", "Near"), ("Threshold", Text(spend + 60)), ("CustomerRoleId", near.ToString()));
        var farTier = await AddAsync(("Name", "Far"), ("Threshold", Text(spend + 125)), ("CustomerRoleId", far.ToString()));
        Assert.That(await RolesAsync(), Has.None.EqualTo("Near club").And.None.EqualTo("Far club"));

        await BuyAsync();
        Assert.That(await RolesAsync(), Has.Member("Near club").And.None.EqualTo("Far club"));
        await BuyAsync();
        Assert.That(await RolesAsync(), Has.Member("Far club").And.None.EqualTo("Near club"));

        var audit = (await Customers.RowsAsync("/Admin/LoyaltyLedger/Audit")).EnumerateArray()
            .Where(entry => entry.GetProperty("Action").GetString() == "Tier changed").Select(entry => entry.GetProperty("NewValue").GetString()).Take(2);
        Assert.That(audit, Is.EqualTo(new[] { "Far", "Near" }));
        await DeleteAsync(farTier);
        await Store.RunTaskAsync("Loyalty. Place members after changes of tiers");
        Assert.That(await RolesAsync(), Has.Member("Near club").And.None.EqualTo("Far club"), "without the tier the member falls to the one before");
        await DeleteAsync(nearTier);
        await Store.RunTaskAsync("Loyalty. Place members after changes of tiers");
        Assert.That(await RolesAsync(), Has.None.EqualTo("Near club"));
    }

    private static string Form(string action) => $"form[action^='/Admin/LoyaltyTier/{action}']";

    private static (string Name, string Value)[] Filled() => [("Name", "Onyx"), ("Threshold", "8000"), ("EarnMultiplier", "2")];

    private static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the audit log says was done with a tier, and by whom.</summary>
    private async Task<IEnumerable<(string Action, string Actor)>> TracesAsync(int tierId)
    {
        var rows = await Customers.RowsAsync("/Admin/LoyaltyLedger/Audit", ("SearchEntityName", "LoyaltyTier"), ("SearchEntityId", $"{tierId}"));
        return rows.EnumerateArray().Select(row => (row.GetProperty("Action").GetString()!, row.GetProperty("Actor").GetString()!)).Reverse();
    }

    private async Task<int> AddAsync(params (string, string)[] fields)
    {
        var location = await RedirectedAsync(await Admin.SubmitAsync(CreatePage, Form("Create"), "save-continue", fields));
        return int.Parse(location.Split('/')[^1]);
    }

    private async Task DeleteAsync(int id) => await RedirectedAsync(await Admin.PostFormAsync($"/Admin/LoyaltyTier/Edit/{id}", $"/Admin/LoyaltyTier/Delete/{id}", ("seen", "true")));

    private async Task MoveAsync(int id, bool up)
    {
        var answer = await Admin.PostFormAsync("/Admin/Loyalty/Configure", "/Admin/LoyaltyTier/Move", ("id", id.ToString()), ("up", up ? "true" : "false"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    private async Task BuyAsync()
    {
        using var shopper = await Store.ShopperAsync();
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        await shopper.PlaceOrderAsync();
    }

    private Task<IReadOnlyList<string>> RolesAsync() => Customers.RolesAsync(Store.Demo.ShopperId);

    private async Task<string> GridAsync() => (await TiersAsync()).ToString();

    private Task<JsonElement> TiersAsync() => Customers.RowsAsync("/Admin/LoyaltyTier/List?programId=1");

    private async Task<List<string>> NamesAsync() => (await TiersAsync()).EnumerateArray().Select(tier => tier.GetProperty("Name").GetString()!).ToList();

    private async Task<JsonElement> TierAsync(int id) => (await TiersAsync()).EnumerateArray().Single(tier => tier.GetProperty("Id").GetInt32() == id);

    private async Task<int> IdAsync(string name) =>
        (await TiersAsync()).EnumerateArray().Single(tier => tier.GetProperty("Name").GetString() == name).GetProperty("Id").GetInt32();

    private static async Task<string> RedirectedAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }
}
