using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Rewards as an administrator keeps them, each on one page with its discount.</summary>
[TestFixture(TestDatabase.MariaDb)]
public sealed class RewardAdminTests(TestDatabase database) : StoreFixture(database)
{
    private AdminRewards Rewards => new(Admin);

    [Test]
    public async Task A_reward_and_its_discount_are_made_on_one_page_and_the_discount_is_closed()
    {
        var id = await Rewards.CreateAsync("Five off", 450, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("Stock", "20"));

        var row = await Rewards.RowAsync(id);
        Assert.That(row.GetProperty("Gives").GetString(), Is.EqualTo("$5.00 off the order"));
        Assert.That(row.GetProperty("Left").GetString(), Is.EqualTo("20 of 20"));
        var discount = await DiscountAsync(row);
        Assert.That(discount.QuerySelector("#IsActive")!.HasAttribute("checked"), Is.True);
        Assert.That(discount.QuerySelector("#RequiresCouponCode")!.HasAttribute("checked"), Is.True);
        Assert.That(discount.QuerySelector("#IsCumulative")!.HasAttribute("checked"), Is.True);
        Assert.That(discount.QuerySelector("#CouponCode")!.GetAttribute("value"), Does.Match("^reward-[a-z0-9]{10}$"));
        Assert.That(discount.QuerySelector("#discountRequirementContainer")!.TextContent, Does.Contain("Loyalty"));
        Assert.That((await AuditAsync())[0], Is.EqualTo($"Created Reward {id}"));
    }

    [Test]
    public async Task Every_field_comes_back_as_it_was_saved()
    {
        var tier = await Rewards.OptionAsync("SelectedTierIds", "Gold");
        var id = await Rewards.CreateAsync("Summer", 700, AdminRewards.OrderPercentage, ("Description", "For warm days"), ("DiscountPercentage", "15"),
            ("MaximumDiscountAmount", "30.5"), ("SelectedTierIds", tier), ("StartOn", "2030-06-01"), ("EndOn", "2030-08-31"), ("Active", "false"), ("DisplayOrder", "7"));

        var page = await Admin.PageAsync($"/Admin/LoyaltyReward/Edit/{id}");

        string? Value(string field) => page.QuerySelector($"#{field}")!.GetAttribute("value");
        Assert.That(page.QuerySelector("#Description")!.TextContent.Trim(), Is.EqualTo("For warm days"));
        Assert.That(Value("PointsPrice"), Is.EqualTo("700"));
        Assert.That(decimal.Parse(Value("DiscountPercentage")!, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(15));
        Assert.That(decimal.Parse(Value("MaximumDiscountAmount")!, System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(30.5m));
        Assert.That(Value("StartOn"), Is.EqualTo("2030-06-01"));
        Assert.That(Value("EndOn"), Is.EqualTo("2030-08-31"));
        Assert.That(Value("DisplayOrder"), Is.EqualTo("7"));
        Assert.That(page.QuerySelector("#Active")!.HasAttribute("checked"), Is.False);
        Assert.That(page.QuerySelectorAll("#SelectedTierIds option[selected]").Select(option => option.TextContent), Is.EqualTo(new[] { "Gold" }));
        var row = await Rewards.RowAsync(id);
        Assert.That(row.GetProperty("Gives").GetString(), Is.EqualTo("15 % off the order, at most $30.50"));
        Assert.That(row.GetProperty("Tiers").GetString(), Is.EqualTo("Gold"));
        Assert.That(row.GetProperty("Dates").GetString(), Does.Contain("2030").And.Contain("to"));
    }

    [Test]
    public async Task Both_days_count_whole_in_the_shops_time_zone()
    {
        await SetTimeZoneAsync("America/New_York");
        try
        {
            var id = await Rewards.CreateAsync("New York", 100, AdminRewards.FreeShipping, ("StartOn", "2030-01-15"), ("EndOn", "2030-01-15"));

            using var api = Store.Api();
            var reward = (await api.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/loyalty/programs/1/rewards/{id}")).GetProperty("data");
            Assert.That(reward.GetProperty("startOnUtc").GetString(), Is.EqualTo("2030-01-15T05:00:00Z"));
            Assert.That(reward.GetProperty("endOnUtc").GetString(), Is.EqualTo("2030-01-16T05:00:00Z"));
            var page = await Admin.PageAsync($"/Admin/LoyaltyReward/Edit/{id}");
            Assert.That(page.QuerySelector("#StartOn")!.GetAttribute("value"), Is.EqualTo("2030-01-15"));
            Assert.That(page.QuerySelector("#EndOn")!.GetAttribute("value"), Is.EqualTo("2030-01-15"));
            Assert.That(page.QuerySelector("#EndOn")!.GetAttribute("type"), Is.EqualTo("date"));
        }
        finally
        {
            await SetTimeZoneAsync("UTC");
        }
    }

    [Test]
    public async Task A_discount_that_exists_becomes_a_reward_and_loses_its_public_code()
    {
        var discount = await new AdminDiscounts(Admin).CreateAsync($"SPRING{Database}", AdminDiscounts.OrderSubTotal, ("DiscountAmount", "8"));

        var asked = await Admin.SubmitAsync(AdminRewards.CreatePage, AdminRewards.Form, "save", ("Name", "Spring"), ("PointsPrice", "600"), ("KindId", "0"), ("DiscountId", discount.ToString()));
        await AssertFaultAsync(asked, "AcceptDiscountChanges");
        Assert.That(await asked.Content.ReadAsStringAsync(), Does.Contain("Only members who redeemed points for it can use it.").And.Contain("It can be combined with other discounts.")
            .And.Not.Contain("It is switched on."), "the form says what will change");
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount}"), Is.Zero, "and nothing has");

        var id = await Rewards.CreateAsync("Spring", 600, AdminRewards.ExistingDiscount, ("DiscountId", discount.ToString()), ("AcceptDiscountChanges", "true"));

        var row = await Rewards.RowAsync(id);
        Assert.That(row.GetProperty("DiscountId").GetInt32(), Is.EqualTo(discount));
        using var shopper = await Store.ShopperAsync();
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        var cart = await shopper.PageAsync($"/cart?discountcoupon=SPRING{Database}");
        Assert.That(cart.QuerySelector(".order-subtotal-discount"), Is.Null, "without points the code is worth nothing");
        await shopper.EmptyCartAsync();
    }

    [Test]
    public async Task A_rewards_discount_that_was_switched_off_on_its_own_page_is_not_switched_on_without_asking()
    {
        var id = await Rewards.CreateAsync("Asleep", 600, AdminRewards.OrderAmount, ("DiscountAmount", "3"));
        var discount = (await Rewards.RowAsync(id)).GetProperty("DiscountId").GetInt32();
        var answer = await Admin.SubmitAsync($"/Admin/Discount/Edit/{discount}", "form[action*='/Discount/Edit']", "save", ("IsActive", "false"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());

        var moved = await Admin.PostFormAsync("/Admin/LoyaltyReward/List", "/Admin/LoyaltyReward/Move", ("id", $"{id}"), ("up", "true"));
        Assert.That(moved.IsSuccessStatusCode, Is.True);
        var edited = await Admin.SubmitAsync($"/Admin/LoyaltyReward/Edit/{id}", AdminRewards.Form, "save", ("PointsPrice", "700"));

        await AssertFaultAsync(edited, "AcceptDiscountChanges");
        Assert.That(await ActiveAsync(), Is.Zero);
        Assert.That(await OfferedAtTillsAsync(), Is.False, "nor does a till take points for it");
        await Rewards.EditAsync(id, ("PointsPrice", "700"), ("AcceptDiscountChanges", "true"));
        Assert.That(await ActiveAsync(), Is.EqualTo(1));
        Assert.That(await OfferedAtTillsAsync(), Is.True);

        async Task<bool> OfferedAtTillsAsync()
        {
            using var api = Store.Api();
            using var validated = await api.PostAsJsonAsync("/api/loyalty/redemptions/validate", new { customerId = Store.Demo.ShopperId, rewardId = id });
            return !(await validated.Content.ReadAsStringAsync()).Contains("REWARD_NOT_FOUND");
        }

        Task<long> ActiveAsync() => Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"Discount\" WHERE \"Id\" = {discount} AND \"IsActive\"");
    }

    [Test]
    public async Task Who_may_not_change_nopCommerces_discounts_makes_no_reward_and_deletes_none()
    {
        var id = await Rewards.CreateAsync("Theirs", 600, AdminRewards.OrderAmount, ("DiscountAmount", "3"));
        var customers = new AdminCustomers(Admin);
        var role = await customers.CreateRoleAsync($"Reward keepers {Database}");
        var email = $"rewards-{Database}@example.com".ToLowerInvariant();
        await customers.CreateAsync(email, "keeper-demo-1", role);
        await customers.AllowAsync(role, StandardPermission.Security.ACCESS_ADMIN_PANEL, LoyaltyDefaults.ViewPermission, LoyaltyDefaults.ManagePermission);
        using var keeper = await Store.SignedInAsync(email, "keeper-demo-1");

        var made = await keeper.SubmitAsync(AdminRewards.CreatePage, AdminRewards.Form, "save", ("Name", "Mine"), ("PointsPrice", "5"), ("KindId", "10"), ("DiscountAmount", "5"));
        await AssertFaultAsync(made, "DiscountId");
        var changed = await keeper.SubmitAsync($"/Admin/LoyaltyReward/Edit/{id}", AdminRewards.Form, "save", ("DiscountAmount", "50"));
        await AssertFaultAsync(changed, "DiscountId");
        await keeper.PostFormAsync($"/Admin/LoyaltyReward/Edit/{id}", $"/Admin/LoyaltyReward/Delete/{id}");
        Assert.That((await Rewards.RowAsync(id)).GetProperty("Gives").GetString(), Does.Contain("3"), "neither changed nor deleted");

        await new AdminRewards(keeper).EditAsync(id, ("PointsPrice", "650"));
        Assert.That((await Rewards.RowAsync(id)).GetProperty("PointsPrice").GetInt64(), Is.EqualTo(650), "the reward itself is the plugin's");
    }

    [Test]
    public async Task A_discount_cannot_belong_to_two_rewards()
    {
        var first = await Rewards.CreateAsync("Only one", 600, AdminRewards.OrderAmount, ("DiscountAmount", "3"));
        var discount = (await Rewards.RowAsync(first)).GetProperty("DiscountId").ToString();
        Assert.That((await Admin.PageAsync(AdminRewards.CreatePage)).QuerySelector($"#DiscountId option[value='{discount}']"), Is.Null, "it is not offered");

        var answer = await Admin.SubmitAsync(AdminRewards.CreatePage, AdminRewards.Form, "save", ("Name", "Two"), ("PointsPrice", "5"), ("KindId", "0"), ("DiscountId", discount));

        await AssertFaultAsync(answer, "DiscountId");
    }

    [Test]
    public async Task Of_rewards_made_of_one_discount_at_the_same_moment_one_is_made()
    {
        using var api = Store.Api();
        var discount = await new AdminDiscounts(Admin).CreateAsync($"RACE{Database}", AdminDiscounts.OrderSubTotal, ("DiscountAmount", "8"));

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => api.PostAsJsonAsync("/api/loyalty/programs/1/rewards",
            new { name = $"Race {number}", pointsPrice = 600, kind = "existingDiscount", discountId = discount, acceptDiscountChanges = true })));

        Assert.That(answers.Select(answer => answer.IsSuccessStatusCode), Has.Exactly(1).True, string.Join(" ", answers.Select(answer => answer.StatusCode)));
        Assert.That(answers.Select(answer => answer.StatusCode), Has.Exactly(7).EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyReward\" WHERE \"DiscountId\" = {discount}"), Is.EqualTo(1));
    }

    [Test]
    public async Task Editing_changes_the_discount_in_place_and_renames_it_with_the_reward()
    {
        var id = await Rewards.CreateAsync("Plain", 300, AdminRewards.OrderAmount, ("DiscountAmount", "3"));
        var before = await Rewards.RowAsync(id);

        await Rewards.EditAsync(id, ("Name", "Fancy"), ("KindId", "20"), ("DiscountPercentage", "12.5"));

        var after = await Rewards.RowAsync(id);
        Assert.That(after.GetProperty("DiscountId").GetInt32(), Is.EqualTo(before.GetProperty("DiscountId").GetInt32()));
        Assert.That(after.GetProperty("Gives").GetString(), Is.EqualTo("12.5 % off the order"));
        Assert.That((await DiscountAsync(after)).QuerySelector("#Name")!.GetAttribute("value"), Does.EndWith(": Fancy"));
        Assert.That((await AuditAsync())[0], Is.EqualTo($"Changed Reward {id}"));
    }

    [Test]
    public async Task Choosing_another_discount_switches_the_old_one_off()
    {
        var other = await new AdminDiscounts(Admin).CreateAsync($"OTHER{Database}", AdminDiscounts.OrderTotal, ("DiscountAmount", "4"));
        var id = await Rewards.CreateAsync("Swap", 300, AdminRewards.OrderAmount, ("DiscountAmount", "3"));
        var old = await Rewards.RowAsync(id);

        await Rewards.EditAsync(id, ("KindId", "0"), ("DiscountId", other.ToString()), ("AcceptDiscountChanges", "true"));

        Assert.That((await Rewards.RowAsync(id)).GetProperty("DiscountId").GetInt32(), Is.EqualTo(other));
        Assert.That((await DiscountAsync(old)).QuerySelector("#IsActive")!.HasAttribute("checked"), Is.False);
    }

    [Test]
    public async Task Products_and_categories_of_a_reward_become_those_of_its_discount()
    {
        var kettle = await Rewards.OptionAsync("SelectedProductIds", "Pour-over kettle");
        var mug = await Rewards.OptionAsync("SelectedProductIds", "Stoneware mug");
        var sound = await Rewards.OptionAsync("SelectedCategoryIds", "Sound");
        var id = await Rewards.CreateAsync("Kettle", 300, AdminRewards.Products, ("DiscountAmount", "3"), ("SelectedProductIds", kettle));
        Assert.That((await DiscountAsync(await Rewards.RowAsync(id))).Body!.TextContent, Does.Contain("Pour-over kettle").And.Not.Contain("Stoneware mug"));

        await Rewards.EditAsync(id, ("SelectedProductIds", mug));
        Assert.That((await DiscountAsync(await Rewards.RowAsync(id))).Body!.TextContent, Does.Contain("Stoneware mug").And.Not.Contain("Pour-over kettle"));
        await Rewards.EditAsync(id, ("KindId", "60"), ("SelectedCategoryIds", sound));
        Assert.That((await Rewards.RowAsync(id)).GetProperty("Gives").GetString(), Is.EqualTo("$3.00 off everything in Sound"));
        await Rewards.EditAsync(id, ("KindId", "50"), ("SelectedProductIds", kettle));
        Assert.That((await DiscountAsync(await Rewards.RowAsync(id))).Body!.TextContent, Does.Not.Contain("Stoneware mug"), "what an older kind left is gone");
    }

    [Test]
    public async Task Rewards_move_up_and_down()
    {
        var first = await Rewards.CreateAsync("Mover one", 100, AdminRewards.FreeShipping, ("DisplayOrder", "1001"));
        var second = await Rewards.CreateAsync("Mover two", 100, AdminRewards.FreeShipping, ("DisplayOrder", "1002"));

        await MoveAsync(second, up: true);
        Assert.That((await IdsAsync()).TakeLast(2), Is.EqualTo(new[] { second, first }));
        await MoveAsync(second, up: false);
        Assert.That((await IdsAsync()).TakeLast(2), Is.EqualTo(new[] { first, second }));
        await MoveAsync(second, up: false);
        Assert.That((await IdsAsync()).TakeLast(2), Is.EqualTo(new[] { first, second }), "the last goes no lower");
    }

    [Test]
    public async Task A_deleted_reward_is_gone_and_its_discount_is_off()
    {
        var id = await Rewards.CreateAsync("Short-lived", 100, AdminRewards.OrderAmount, ("DiscountAmount", "1"));
        var row = await Rewards.RowAsync(id);

        await Rewards.DeleteAsync(id);

        Assert.That(await IdsAsync(), Has.No.Member(id));
        Assert.That((await DiscountAsync(row)).QuerySelector("#IsActive")!.HasAttribute("checked"), Is.False);
    }

    [TestCase("Name", "", 10)]
    [TestCase("PointsPrice", "0", 10)]
    [TestCase("PointsPrice", "-5", 10)]
    [TestCase("PointsPrice", "1.5", 10)]
    [TestCase("Stock", "-1", 10)]
    [TestCase("Stock", "100001", 10)]
    [TestCase("EndOn", "2030-01-01T00:00", 10, "StartOn", "2030-01-02T00:00")]
    [TestCase("KindId", "15", 10)]
    [TestCase("DiscountId", "0", 0)]
    [TestCase("DiscountId", "4711", 0)]
    [TestCase("DiscountAmount", "0", 10)]
    [TestCase("DiscountAmount", "-1", 10)]
    [TestCase("DiscountPercentage", "0", 20)]
    [TestCase("DiscountPercentage", "100.5", 20)]
    [TestCase("MaximumDiscountAmount", "0", 20, "DiscountPercentage", "5")]
    [TestCase("DiscountAmount", "0", 40)]
    [TestCase("DiscountPercentage", "101", 40, "UsePercentage", "true")]
    [TestCase("SelectedProductIds", "", 50, "DiscountAmount", "5")]
    [TestCase("SelectedProductIds", "4711", 50, "DiscountAmount", "5")]
    [TestCase("MaximumDiscountedQuantity", "0", 50, "DiscountAmount", "5", "SelectedProductIds", "1")]
    [TestCase("SelectedCategoryIds", "", 60, "DiscountAmount", "5")]
    [TestCase("SelectedCategoryIds", "4711", 60, "DiscountAmount", "5")]
    [TestCase("SelectedTierIds", "4711", 10)]
    public async Task A_field_with_a_fault_gets_its_message_and_nothing_is_saved(string field, string value, int kind, params string[] others)
    {
        var before = (await IdsAsync(), await CountDiscountsAsync());
        (string Name, string Value)[] filled = [("Name", "Faulty"), ("PointsPrice", "100"), ("KindId", kind.ToString()), .. kind == 10 ? [("DiscountAmount", "5")] : Array.Empty<(string, string)>()];
        var changed = others.Chunk(2).Select(pair => (pair[0], pair[1])).Append((field, value)).Where(entry => entry.Item2.Length > 0 || !field.StartsWith("Selected"));

        var answer = await Admin.SubmitAsync(AdminRewards.CreatePage, AdminRewards.Form, "save", [.. filled.Where(entry => entry.Name != field), .. changed]);

        await AssertFaultAsync(answer, field);
        Assert.That((await IdsAsync(), await CountDiscountsAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task The_requirement_explains_itself_within_the_discounts_page_and_alone()
    {
        var id = await Rewards.CreateAsync("Explained", 100, AdminRewards.OrderAmount, ("DiscountAmount", "1"));
        var discount = await DiscountAsync(await Rewards.RowAsync(id));
        var address = discount.QuerySelector("#discountRequirementContainer a[href*='Loyalty/Requirement']")!.GetAttribute("href")!;

        var alone = await Admin.PageAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "X-Requested-With", "XMLHttpRequest" } } };
        var within = await (await Admin.Http.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.That(alone.QuerySelector(".loyalty-requirement a")!.GetAttribute("href"), Is.EqualTo($"/Admin/LoyaltyReward/Edit/{id}"));
        Assert.That(within, Does.Contain("Explained").And.Not.Contain("<html"));
        var other = await Admin.PageAsync("/Admin/Loyalty/Requirement?discountId=1");
        Assert.That(other.QuerySelector(".loyalty-requirement a")!.GetAttribute("href"), Does.Contain("/Admin/LoyaltyReward/Create?discountId=1"));
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> DiscountAsync(JsonElement row) => Admin.PageAsync($"/Admin/Discount/Edit/{row.GetProperty("DiscountId")}");

    private async Task<List<int>> IdsAsync() => (await Rewards.RowsAsync()).Select(row => row.GetProperty("Id").GetInt32()).ToList();

    private async Task<int> CountDiscountsAsync() => (await new AdminCustomers(Admin).RowsAsync("/Admin/Discount/List")).GetArrayLength();

    private async Task<List<string>> AuditAsync() => (await new AdminCustomers(Admin).RowsAsync("/Admin/LoyaltyLedger/Audit")).EnumerateArray()
        .Select(entry => $"{entry.GetProperty("Action")} {entry.GetProperty("Subject")}").ToList();

    private async Task MoveAsync(int id, bool up)
    {
        var answer = await Admin.PostFormAsync("/Admin/LoyaltyReward/List", "/Admin/LoyaltyReward/Move", ("id", id.ToString()), ("up", up ? "true" : "false"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
    }

    private async Task SetTimeZoneAsync(string zone)
    {
        var answer = await Admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", "datetimesettings.defaultstoretimezoneid"), ("Value", zone));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
