using System.Net;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Programs as an administrator keeps them.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed class ProgramAdminTests(TestDatabase database) : StoreFixture(database)
{
    private const string Page = "/Admin/LoyaltyProgram/Edit/1";
    private const string Form = "#loyalty-program-form";

    private AdminCustomers Customers => new(Admin);

    [Test]
    public async Task Every_field_of_a_program_is_kept()
    {
        var page = await Admin.PageAsync(Page);
        var products = page.QuerySelectorAll("#SelectedProductIds option").Take(2).Select(option => option.GetAttribute("value")!).ToList();
        var category = page.QuerySelector("#SelectedCategoryIds option")!.GetAttribute("value")!;
        (string Name, string Value)[] fields =
        [
            ("Name", "Star club"), ("PointName", "star"), ("PointNamePlural", "stars"), ("PointSymbol", "★"), ("Color", "#1b6a36"), ("AccentColor", "#c79a1b"), ("EnrolmentId", "10"), ("PointsPerCurrencyUnit", "1.5"),
            ("HoldUntilId", "10"), ("HoldDays", "14"), ("RepayShortfall", "false"), ("SelectedProductIds", products[0]), ("SelectedProductIds", products[1]),
            ("SelectedCategoryIds", category), ("ExpiryModeId", "20"), ("ExpireAfterDays", "365"), ("ReminderDays", "30"), ("RedemptionEnabled", "true"),
            ("PointValue", "0.025"), ("MinRedeemPoints", "200"), ("RedeemStep", "50"), ("MaxRedeemPointsPerOrder", "5000"), ("MaxRedeemPercent", "75"),
            ("ReservationMinutes", "45"), ("Active", "true"), ("SelectedStoreIds", "1"), ("SelectedStoreIds", "2")
        ];
        var before = await SnapshotAsync();

        var answer = await Admin.SubmitAsync(Page, Form, "save-continue", fields);

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(Page), await answer.Content.ReadAsStringAsync());
        var saved = await SnapshotAsync();
        foreach (var group in fields.GroupBy(field => field.Name))
            Assert.That(saved[group.Key].Split(',').Select(Plain), Is.EquivalentTo(group.Select(field => field.Value)), group.Key);
        var audit = (await Customers.RowsAsync("/Admin/LoyaltyLedger/Audit"))[0];
        Assert.That(audit.GetProperty("Subject").GetString(), Is.EqualTo("Program 1"));
        Assert.That(audit.GetProperty("OldValue").GetString(), Does.Contain("\"Name\":\"Rewards\"").And.Not.Contain("SystemName"));
        Assert.That(audit.GetProperty("NewValue").GetString(), Does.Contain("\"Name\":\"Star club\""));

        var back = await Admin.SubmitAsync(Page, Form, "save",
            [.. before.Where(field => field.Key is not ("Id" or "__RequestVerificationToken")).SelectMany(field => field.Value.Split(',').Select(value => (field.Key, value)))
                .Where(field => field.value.Length > 0 || !field.Key.StartsWith("Selected"))]);
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await back.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task A_program_is_created_beside_the_first_deleted_and_restored_inactive()
    {
        const string New = "/Admin/LoyaltyProgram/Create";
        (string, string)[] fields = [("Name", "Coffee club"), ("SystemName", "coffee"), ("PointName", "bean"), ("PointNamePlural", "beans")];
        var taken = await Admin.SubmitAsync(New, Form, "save", [.. fields, ("IsDefault", "true")]);
        Assert.That(await taken.Content.ReadAsStringAsync(), Does.Contain("is the checkout default of one of these stores already"));

        var created = await Admin.SubmitAsync(New, Form, "save-continue", fields);
        Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await created.Content.ReadAsStringAsync());
        var id = created.Headers.Location!.ToString().Split('/')[^1];
        var again = await Admin.SubmitAsync(New, Form, "save", fields);
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("Another program, perhaps a deleted one, has this system name."));

        await Admin.PostFormAsync($"/Admin/LoyaltyProgram/Edit/{id}", $"/Admin/LoyaltyProgram/Delete/{id}");
        Assert.That((await Customers.RowsAsync("/Admin/LoyaltyProgram/List")).EnumerateArray().Select(row => row.GetProperty("Name").GetString()), Does.Not.Contain("Coffee club"));
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyProgram\" WHERE \"Id\" = {id}"), Is.EqualTo(1), "the row stays");

        await Admin.PostFormAsync("/Admin/LoyaltyProgram/List", "/Admin/LoyaltyProgram/Restore", ("id", id));
        var restored = (await Customers.RowsAsync("/Admin/LoyaltyProgram/List")).EnumerateArray().Single(row => row.GetProperty("Name").GetString() == "Coffee club");
        Assert.That((restored.GetProperty("Active").GetBoolean(), restored.GetProperty("IsDefault").GetBoolean()), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Saving_without_a_change_writes_no_audit_entry()
    {
        await Admin.SubmitAsync(Page, Form, "save");
        var entries = (await Customers.RowsAsync("/Admin/LoyaltyLedger/Audit")).GetArrayLength();

        var answer = await Admin.SubmitAsync(Page, Form, "save");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await Customers.RowsAsync("/Admin/LoyaltyLedger/Audit")).GetArrayLength(), Is.EqualTo(entries));
    }

    [TestCase("Name", "")]
    [TestCase("PointName", "")]
    [TestCase("PointNamePlural", " ")]
    [TestCase("PointSymbol", "a sign that is far too long")]
    [TestCase("PointsPerCurrencyUnit", "-1")]
    [TestCase("PointsPerCurrencyUnit", "10001")]
    [TestCase("PointsPerCurrencyUnit", "many")]
    [TestCase("PointsPerCurrencyUnit", "1,5")]
    [TestCase("PointsPerCurrencyUnit", "1.00005")]
    [TestCase("PointValue", "0.010001")]
    [TestCase("MaxRedeemPercent", "33.33333")]
    [TestCase("HoldDays", "1,4")]
    [TestCase("MinRedeemPoints", "1,000")]
    [TestCase("Color", "red")]
    [TestCase("AccentColor", "#12345")]
    [TestCase("EnrolmentId", "15")]
    [TestCase("HoldUntilId", "15")]
    [TestCase("HoldDays", "-1")]
    [TestCase("HoldDays", "366")]
    [TestCase("ExpiryModeId", "99")]
    [TestCase("ExpireAfterDays", "-1")]
    [TestCase("ExpireAfterDays", "3651")]
    [TestCase("ReminderDays", "-1")]
    [TestCase("ReminderDays", "365", "ExpireAfterDays", "365")]
    [TestCase("PointValue", "0")]
    [TestCase("PointValue", "-0.01")]
    [TestCase("PointValue", "0.0001", "MinRedeemPoints", "10", "RedeemStep", "10")]
    [TestCase("MinRedeemPoints", "-1")]
    [TestCase("RedeemStep", "0")]
    [TestCase("RedeemStep", "2.5")]
    [TestCase("MaxRedeemPointsPerOrder", "-1")]
    [TestCase("MaxRedeemPointsPerOrder", "50", "MinRedeemPoints", "100")]
    [TestCase("MaxRedeemPercent", "0")]
    [TestCase("MaxRedeemPercent", "101")]
    [TestCase("ReservationMinutes", "0")]
    [TestCase("ReservationMinutes", "1441")]
    public async Task A_field_with_a_fault_gets_its_message_and_nothing_is_saved(string field, string value, params string[] others)
    {
        var before = await SnapshotAsync();

        var answer = await Admin.SubmitAsync(Page, Form, "save", [(field, value), .. others.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        await AssertFaultAsync(answer, field);
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [TestCase("PictureId")]
    [TestCase("SelectedStoreIds")]
    [TestCase("SelectedProductIds")]
    [TestCase("SelectedCategoryIds")]
    public async Task What_does_not_exist_cannot_be_chosen(string field)
    {
        await AssertFaultAsync(await Admin.SubmitAsync(Page, Form, "save", (field, "4711")), field);
    }

    [Test]
    public async Task Products_are_found_by_name_and_sku()
    {
        foreach (var text in new[] { "kettle", "POT-KETTLE" })
        {
            var answer = await Admin.PostFormAsync(Page, "/Admin/LoyaltyProgram/FindProducts", ("text", text));
            using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.That(found.RootElement.EnumerateArray().Select(option => option.GetProperty("Text").GetString()), Has.Some.StartsWith("Pour-over kettle"));
        }
    }

    /// <summary>The values of all fields of the page, several of a list separated by commas.</summary>
    private async Task<SortedDictionary<string, string>> SnapshotAsync()
    {
        var form = (await Admin.PageAsync(Page)).QuerySelector(Form)!;
        var fields = new SortedDictionary<string, string>();
        foreach (var input in form.QuerySelectorAll("input[name]:not([type=hidden]), textarea[name], select[name]"))
        {
            fields[input.GetAttribute("name")!] = input switch
            {
                AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? "true" : "false",
                AngleSharp.Html.Dom.IHtmlInputElement text => text.Value,
                AngleSharp.Html.Dom.IHtmlSelectElement select => string.Join(',', select.SelectedOptions.Select(option => option.Value)),
                _ => input.TextContent
            };
        }
        return fields;
    }

    private static string Plain(string value) =>
        value.Contains('.') && decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)
            : value;
}
