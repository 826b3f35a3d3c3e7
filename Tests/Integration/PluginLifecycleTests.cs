using System.Net;
using System.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Uninstall, upload the zip, install: as an administrator does it, with the restarts it asks for.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class PluginLifecycleTests(TestDatabase database)
{
    [Test]
    public async Task A_reinstalled_plugin_finds_the_old_balances()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var before = await store.DataAsync("/api/loyalty/leaderboard");
        using var admin = await store.AdminAsync();

        var orders = await store.ScalarAsync("SELECT COUNT(*) FROM \"Order\"");
        await PressAsync(admin, "uninstall-plugin-link-Misc.Loyalty");
        Assert.That((await admin.PageAsync("/Admin/Plugin/List")).QuerySelector("[name=plugin-apply-changes]"), Is.Null, "the demonstration needs it");
        await PressAsync(admin, "uninstall-plugin-link-Misc.LoyaltyDemo");
        await PressAsync(admin, "uninstall-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);
        using var visitor = store.Visitor();
        Assert.That((await visitor.Http.GetAsync("/api/loyalty/health")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await RemainsAsync(store), Has.Some.StartsWith("table loyalty").IgnoreCase.And.All.Matches("^(table|discount|requirement|attribute|translation) "));
        await UploadAsync(admin);
        await RestartAsync(store, admin);
        await PressAsync(admin, "install-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);

        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"Order\""), Is.EqualTo(orders), "what the demonstration made is the store's own");
        // keys are among the kept tables: the old one still opens the door
        var after = await store.DataAsync("/api/loyalty/leaderboard");
        Assert.That(after.ToString(), Is.EqualTo(before.ToString()));
    }

    [Test]
    public async Task A_plugin_told_to_drop_its_tables_leaves_nothing_and_begins_with_empty_balances()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        using var admin = await store.AdminAsync();
        using (var buyer = await store.ShopperAsync())
        {
            await store.GivePointsAsync(store.Demo.ShopperId, 1_000);
            await buyer.AddToCartAsync(store.Demo.ProductPath);
            await buyer.SpendAsync(500);
        }
        await ShowPictureAsync(admin);
        await store.TamperAsync("INSERT INTO \"Setting\" (\"Name\", \"Value\", \"StoreId\") VALUES ('widgetsettings.activewidgetsystemnames', 'Widgets.Swiper,Misc.Loyalty', 1)");
        Assert.That(await RemainsAsync(store), Has.Some.StartsWith("discount ").And.Some.StartsWith("requirement ").And.Some.StartsWith("attribute ")
            .And.Some.StartsWith("picture ").And.Exactly(2).StartsWith("setting widgetsettings").IgnoreCase);
        var saved = await admin.SubmitAsync("/Admin/Loyalty/Configure", "form[action$='/Configure']", "save", ("DropTablesOnUninstall", "true"));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        await PressAsync(admin, "uninstall-plugin-link-Misc.LoyaltyDemo");
        await PressAsync(admin, "uninstall-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);
        Assert.That(await RemainsAsync(store), Is.Empty);
        await PressAsync(admin, "install-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);

        using (var old = store.Api())
            Assert.That((await old.GetAsync("/api/loyalty/leaderboard")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "a key from before");
        using var api = store.Api(await admin.CreateKeyAsync(read: true, write: true));
        Assert.That((await api.DataAsync("/api/loyalty/leaderboard")).GetArrayLength(), Is.Zero);
        var shopper = await api.DataAsync($"/api/loyalty/points/{store.Demo.ShopperId}");
        Assert.That(shopper.GetProperty("points").GetInt64(), Is.Zero);
        Assert.That(shopper.GetProperty("tier").GetString(), Is.EqualTo("Bronze"), "the default program is back");
    }

    [Test]
    public async Task A_store_with_the_first_version_gets_what_the_second_added_and_keeps_its_balances_and_edited_texts()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var before = await store.DataAsync("/api/loyalty/leaderboard");
        await MakeOldAsync(store);
        using (var admin = await store.AdminAsync())
            await RestartAsync(store, admin);
        Assert.That((await store.DataAsync("/api/loyalty/leaderboard")).ToString(), Is.EqualTo(before.ToString()));
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. Release reservations'"), Is.EqualTo(1));
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyMember' AND \"ProgramId\" = 1"), Is.GreaterThan(0));
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'LoyaltyMember' AND \"ProgramId\" = 0"), Is.Zero, "whose a change was");
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"MessageTemplate\" WHERE \"Name\" IN ('Loyalty.PointsExpiring', 'Loyalty.PointsEarned', 'Loyalty.MonthlyStatement')"), Is.EqualTo(3));
        using var shopper = await store.ShopperAsync();
        await store.GivePointsAsync(store.Demo.ShopperId, 1_000);
        await shopper.AddToCartAsync(store.Demo.ProductPath);
        await shopper.SpendAsync(500);
        var page = await shopper.PageAsync("/cart");
        Assert.That(page.Body!.TextContent, Does.Not.Contain("Plugins.Misc.Loyalty"), "a text that was not added");
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"LocaleStringResource\" WHERE \"ResourceValue\" = 'Our merchant says so'"), Is.EqualTo(3), "in every language");
        foreach (var culture in new[] { "ar-EG", "de-DE" })
        {
            var text = LocaleResources.Load(culture)["Plugins.Misc.Loyalty.ApiKeys.AddNew"];
            Assert.That(await store.ScalarAsync($"""
                SELECT COUNT(*) FROM "LocaleStringResource" WHERE lower("ResourceName") = 'plugins.misc.loyalty.apikeys.addnew' AND "ResourceValue" = '{text}'
                AND "LanguageId" = (SELECT "Id" FROM "Language" WHERE "LanguageCulture" = '{culture}')
                """), Is.EqualTo(1), $"what the old version had in English for {culture}");
        }
        Assert.That(await store.ScalarAsync("SELECT COUNT(*) FROM \"LocalizedProperty\" WHERE \"LocaleKeyGroup\" = 'MessageTemplate'"), Is.EqualTo(2 * 2 * LoyaltyMessageTemplates.English.Count));
        await shopper.PlaceOrderAsync();
        await ParallelDebitTests.AssertNoDriftAsync(store);
    }

    /// <summary>Takes away what came after version 4.90.1, and lets the store believe that one is installed.</summary>
    private async Task MakeOldAsync(LoyaltyStore store)
    {
        foreach (var table in new[] { "Reward", "RewardUnit", "SpendDiscount", "Redemption", "RedemptionStep", "ExpiryReminder", "EarningRule", "EarningRuleVersion",
                     "RuleAward", "RuleUse", "RuleReplay", "ApiRequest", "Interaction", "InteractionEvent", "TierPolicy", "TierPass", "TierStanding", "TierChange", "SentNotice", "EarnedMailPass", "EarningPause", "RowTurn", "WaitingOrder",
                     "Referral", "ReferralCode", "ReferralSlot", "ReferralTerms", "PointsDay", "PointsDayPass", "Liability", "Webhook", "WebhookDelivery", "WebhookAttempt", "Import", "ImportPart", "ImportFault", "Product", "Partner", "PartnerSession", "PartnerSessionStep", "Provider", "ProviderSession", "ProviderSessionStep" })
            await store.AlterAsync($"DROP TABLE \"Loyalty{table}\"");
        await DropIndexAsync(store, "IX_LoyaltyAccount_Pending");
        await DropIndexAsync(store, "IX_LoyaltyOrderAward_Member");
        await DropIndexAsync(store, "IX_LoyaltyEntry_Event");
        await DropIndexAsync(store, "IX_LoyaltyMember_External");
        await DropIndexAsync(store, "IX_LoyaltyMember_Merged");
        await DropIndexAsync(store, "IX_LoyaltyEntry_Booked");
        await DropIndexAsync(store, "IX_LoyaltyMember_Enrolled");
        await DropIndexAsync(store, "IX_LoyaltyAudit_On");
        await DropIndexAsync(store, "IX_LoyaltyAudit_Actor");
        await DropIndexAsync(store, "IX_LoyaltyAudit_Stores");
        foreach (var column in new[]
                 {
                     "Entry.Pending", "Account.LastActivityOnUtc", "Account.NextEndOnUtc", "OrderAward.ExpiryModeId", "OrderAward.HoldUntilId", "OrderAward.HeldUntilUtc",
                     "OrderAward.ExcludedProductIds", "OrderAward.ExcludedCategoryIds", "OrderAward.RuleVersions", "OrderAward.ProductMultipliers", "Program.ExpiryModeId", "Program.ReminderDays", "Program.HoldUntilId",
                     "Program.HoldDays", "Program.ExcludedProductIds", "Program.ExcludedCategoryIds", "Program.RedemptionEnabled", "Program.PointValue",
                     "Program.MinRedeemPoints", "Program.RedeemStep", "Program.MaxRedeemPointsPerOrder", "Program.MaxRedeemPercent", "Program.ReservationMinutes",
                     "Tier.Benefits", "Tier.WelcomeBonus", "Tier.Icon", "Member.StatusReason", "Member.ExternalId", "Member.ExternalType",
                     "Program.Color", "Member.MergedIntoId", "Program.AccentColor", "Program.PictureId", "Program.EnrolmentId", "Program.GiftCardsForPoints", "Member.MutedMails", "Audit.ProgramId", "Audit.StoreIds"
                 })
            await store.AlterAsync($"ALTER TABLE \"Loyalty{column.Split('.')[0]}\" DROP COLUMN \"{column.Split('.')[1]}\"");
        await store.TamperAsync("DELETE FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. Release reservations'");
        await store.TamperAsync("DELETE FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. Award birthdays'");
        await store.TamperAsync("DELETE FROM \"ScheduleTask\" WHERE \"Name\" IN ('Loyalty. Mail earned points', 'Loyalty. Mail monthly statements')");
        await store.TamperAsync("DELETE FROM \"LocalizedProperty\" WHERE \"LocaleKeyGroup\" = 'MessageTemplate'");
        await store.TamperAsync("UPDATE \"LocaleStringResource\" SET \"ResourceValue\" = 'New API key' WHERE lower(\"ResourceName\") = 'plugins.misc.loyalty.apikeys.addnew'");
        await store.TamperAsync("DELETE FROM \"MessageTemplate\" WHERE \"Name\" IN ('Loyalty.PointsExpiring', 'Loyalty.PointsEarned', 'Loyalty.MonthlyStatement')");
        await store.TamperAsync("DELETE FROM \"LocaleStringResource\" WHERE lower(\"ResourceName\") LIKE 'plugins.misc.loyalty.redeem.%'");
        await store.TamperAsync("DELETE FROM \"MigrationVersionInfo\" WHERE \"Description\" LIKE '%4.90.2%' OR \"Description\" LIKE '%4.90.3%' OR \"Description\" LIKE '%4.90.4%' OR \"Description\" LIKE '%4.90.5%' OR \"Description\" LIKE '%4.90.6%' OR \"Description\" LIKE '%4.90.7%'");
        await store.TamperAsync("UPDATE \"LocaleStringResource\" SET \"ResourceValue\" = 'Our merchant says so' WHERE lower(\"ResourceName\") = 'plugins.misc.loyalty.apikeys.intro'");

        var file = Path.Combine(store.DataFolder, "App_Data", "plugins.json");
        var plugins = await File.ReadAllTextAsync(file);
        Assert.That(plugins, Does.Contain("4.90.7"));
        await File.WriteAllTextAsync(file, plugins.Replace("4.90.7", "4.90.1"));
    }

    private Task DropIndexAsync(LoyaltyStore store, string name) => store.AlterAsync(database == TestDatabase.MariaDb
        ? $"ALTER TABLE \"{name.Split('_')[1]}\" DROP INDEX \"{name}\""
        : $"DROP INDEX \"{name}\"");

    /// <summary>What the plugin has left in the database: tables, and rows in the store's own tables.</summary>
    private async Task<List<string>> RemainsAsync(LoyaltyStore store)
    {
        var (tables, name) = database switch
        {
            TestDatabase.Sqlite => ("sqlite_master where type = 'table'", "name"),
            TestDatabase.MariaDb => ("information_schema.tables where table_schema = database()", "table_name"),
            _ => ("information_schema.tables where table_schema = 'public'", "table_name")
        };
        await using var connection = store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select 'table ' || {name} from {tables} and lower({name}) like 'loyalty%'
            union all select 'setting ' || "Name" from "Setting" where lower("Name") like 'loyaltysettings.%' or lower("Value") like '%misc.loyalty%'
            union all select 'text ' || "ResourceName" from "LocaleStringResource" where lower("ResourceName") like 'plugins.misc.loyalty%'
            union all select 'task ' || "Name" from "ScheduleTask" where lower("Type") like '%loyalty%'
            union all select 'discount ' || "Name" from "Discount" where "CouponCode" like 'points%-%' or "AdminComment" like 'Made by the loyalty plugin%'
            union all select 'requirement ' || "Id" from "DiscountRequirement" where lower("DiscountRequirementRuleSystemName") = 'misc.loyalty'
            union all select 'requirement ' || "Id" from "DiscountRequirement" where "DiscountId" not in (select "Id" from "Discount")
            union all select 'attribute ' || "Key" from "GenericAttribute" where "Key" like 'Loyalty.%' or "Value" like '%points5%-%' or "Value" like '%reward-%'
            union all select 'translation ' || "LocaleKey" from "LocalizedProperty" where "LocaleKeyGroup" in ('LoyaltyTier', 'EarningRule')
            union all select 'mail in a language ' || "LocaleKey" from "LocalizedProperty" where "LocaleKeyGroup" = 'MessageTemplate' and "EntityId" not in (select "Id" from "MessageTemplate")
            union all select 'template ' || "Name" from "MessageTemplate" where "Name" like 'Loyalty.%'
            union all select 'picture ' || "SeoFilename" from "Picture" where "SeoFilename" like 'loyalty-program-%'
            union all select 'permission ' || "SystemName" from "PermissionRecord" where lower("SystemName") like 'misc.loyalty%'
            """;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> remains = [];
        while (await reader.ReadAsync())
            remains.Add(reader.GetString(0));
        return remains;
    }

    private static async Task ShowPictureAsync(StoreSession admin)
    {
        using var form = SeveralProgramsTests.PictureForm();
        var uploaded = await (await admin.Http.PostAsync("/Admin/Picture/AsyncUpload", form)).JsonAsync();
        var shown = await admin.SubmitAsync("/Admin/LoyaltyProgram/Edit/1", "#loyalty-program-form", "save", ("PictureId", $"{uploaded.GetProperty("pictureId")}"));
        Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await shown.Content.ReadAsStringAsync());
    }

    private static async Task PressAsync(StoreSession admin, string button)
    {
        var answer = await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", (button, "x"));
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), await answer.Content.ReadAsStringAsync());
    }

    private static async Task UploadAsync(StoreSession admin)
    {
        var token = await admin.AntiforgeryTokenAsync("/Admin/Plugin/List");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        var zip = new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PluginPackage()));
        zip.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(zip, "archivefile", "Misc.Loyalty.zip");
        var answer = await admin.Http.PostAsync("/Admin/Plugin/UploadPluginsAndThemes", form);
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), await answer.Content.ReadAsStringAsync());
    }

    private static async Task RestartAsync(LoyaltyStore store, StoreSession admin)
    {
        // the button's page asks for the restart by a request of its own
        await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ("plugin-apply-changes", "x"));
        await admin.Http.GetAsync("/Admin/Common/RestartApplication");
        await store.WaitUntilStoppedAsync();
        await store.WaitUntilReadyAsync();
    }
}
