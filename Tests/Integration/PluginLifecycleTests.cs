using System.Net;
using System.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Uninstall, upload the zip, install: as an administrator does it, with the restarts it asks for.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
public sealed class PluginLifecycleTests(TestDatabase database)
{
    [Test]
    public async Task A_reinstalled_plugin_finds_the_old_balances()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var before = await store.DataAsync("/api/loyalty/leaderboard");
        using var admin = await store.AdminAsync();

        await PressAsync(admin, "uninstall-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);
        using var visitor = store.Visitor();
        Assert.That((await visitor.Http.GetAsync("/api/loyalty/health")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await UploadAsync(admin);
        await RestartAsync(store, admin);
        await PressAsync(admin, "install-plugin-link-Misc.Loyalty");
        await RestartAsync(store, admin);

        // keys are among the kept tables: the old one still opens the door
        var after = await store.DataAsync("/api/loyalty/leaderboard");
        Assert.That(after.ToString(), Is.EqualTo(before.ToString()));
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
