using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// The other store that the suite runs on: the published nopCommerce in the folder that LOYALTY_TEST_NOPCOMMERCE names. It is installed on a copy, by its own pages,
/// with both plugins and the demonstration shop; a copy of that is every store of the run.
/// </summary>
internal static class NopCommerce
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    /// <summary>Null where the run is on the sandbox.</summary>
    public static string? Folder { get; } = Variable("LOYALTY_TEST_NOPCOMMERCE") is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Connection string of the server with the databases; without it a throw-away one is started.</summary>
    public static string? Server { get; } = Folder is null ? null : Variable("LOYALTY_TEST_NOPCOMMERCE_CONNECTION");

    public static TestDatabase Database { get; } = Variable("LOYALTY_TEST_NOPCOMMERCE_PROVIDER")?.ToLowerInvariant() switch
    {
        null or "postgresql" => TestDatabase.PostgreSql,
        "mariadb" => TestDatabase.MariaDb,
        var other => throw new InvalidOperationException($"LOYALTY_TEST_NOPCOMMERCE_PROVIDER is postgresql or mariadb, not {other}")
    };

    /// <summary>The program in the folder: the one that says how it is run.</summary>
    public static string Program(string folder) =>
        Path.ChangeExtension(Path.ChangeExtension(Directory.GetFiles(folder, "*.runtimeconfig.json").Single(), null), ".dll");

    /// <summary>Installs the store in a copied folder; the database is made on the way.</summary>
    public static async Task InstallAsync(string folder, string connectionString)
    {
        await using var store = await StoreProcess.PublishedAsync(folder, PostgresServer.FreePort());
        using var admin = new StoreSession(store.Address);
        admin.Http.Timeout = _patience;
        await AnswerAsync(store, admin, connectionString);
        await admin.SignInAsync(Admin.Email, Admin.Password);

        await UploadAsync(admin, Repository.PluginPackage());
        await UploadAsync(admin, Repository.DemoPackage());
        await RestartAsync(store, admin, "/Admin/Common/RestartApplication");
        // the demonstration is told that it needs the other before it is there
        await AddAsync(store, admin, "Misc.Loyalty");
        await AddAsync(store, admin, "Misc.LoyaltyDemo");
        await MakeShopAsync(folder, admin);
    }

    private static (string Email, string Password) Admin => ("admin@example.com", "admin-demo-1");

    private static async Task AnswerAsync(StoreProcess store, StoreSession visitor, string connectionString)
    {
        var answer = await visitor.SubmitAsync("/install", "#installation-form", null,
            ("AdminEmail", Admin.Email), ("AdminPassword", Admin.Password), ("ConfirmPassword", Admin.Password), ("InstallSampleData", "false"), ("SubscribeNewsletters", "false"),
            ("DataProvider", Database == TestDatabase.MariaDb ? "MySql" : "PostgreSQL"), ("CreateDatabaseIfNotExists", "true"),
            ("ConnectionStringRaw", "true"), ("ConnectionString", connectionString));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("/install/restartapplication").IgnoreCase, page);
        await RestartAsync(store, visitor, "/install/restartapplication");
    }

    private static async Task UploadAsync(StoreSession admin, string package)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await admin.AntiforgeryTokenAsync("/Admin/Plugin/List")), "__RequestVerificationToken" } };
        var zip = new ByteArrayContent(await File.ReadAllBytesAsync(package));
        zip.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(zip, "archivefile", Path.GetFileName(package));
        var answer = await admin.Http.PostAsync("/Admin/Plugin/UploadPluginsAndThemes", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    private static async Task AddAsync(StoreProcess store, StoreSession admin, string plugin)
    {
        var chosen = await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ($"install-plugin-link-{plugin}", ""));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await chosen.Content.ReadAsStringAsync());
        var applied = await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ("plugin-apply-changes", ""));
        Assert.That(applied.StatusCode, Is.EqualTo(HttpStatusCode.OK), await applied.Content.ReadAsStringAsync());
        await RestartAsync(store, admin, "/Admin/Common/RestartApplication");
    }

    private static async Task RestartAsync(StoreProcess store, StoreSession session, string path)
    {
        var times = store.Starts;
        try
        {
            await session.Http.GetAsync(path);
        }
        catch (HttpRequestException)
        {
            // a store that goes down may do so before it has answered
        }
        await store.WaitUntilStartedAsync(times + 1);
    }

    private static async Task MakeShopAsync(string folder, StoreSession admin)
    {
        var answer = await admin.SubmitAsync("/Admin/LoyaltyDemo/Configure", "#loyalty-demo-form", "create");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text);
        string Fact(string name) => page.QuerySelector($"#demo-{name}")?.TextContent.Trim() ?? throw new AssertionException($"The page says no {name}:\n{text}");
        var facts = new DemoFacts(Admin.Email, Admin.Password, Fact("shopper-email"), Fact("shopper-password"), Fact("api-key"), int.Parse(Fact("shopper-id")));
        await File.WriteAllTextAsync(Path.Combine(folder, DemoFacts.FileName), JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
