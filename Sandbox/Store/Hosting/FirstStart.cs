using System.Text.Json;
using Nop.Services.Plugins;
using Sandbox.Store.Seeding;

namespace Sandbox.Store.Hosting;

/// <summary>Makes an empty store usable: basic records, the plugins from their packages, the demonstration shop</summary>
public sealed class FirstStart(IServiceProvider services, StoreOptions options)
{
    private const string PLUGIN_SYSTEM_NAME = "Misc.Loyalty";
    private const string DEMO_SYSTEM_NAME = "Misc.LoyaltyDemo";
    private const int HISTORY_MEMBERS = 200;

    private readonly IServiceProvider _services = services;

    private string UploadMark => Path.Combine(options.DataFolder, "App_Data", "plugin-uploaded");

    private string HistoryMark => Path.Combine(options.DataFolder, "App_Data", "history-begun");

    private string DemoFile => Path.Combine(options.DataFolder, DataFolder.DEMO_FILE);

    public async Task PrepareRecordsAsync() => await _services.GetRequiredService<SystemData>().EnsureAsync(options.Port);

    /// <summary>Uploads the packages and marks them for installation, once; true when the store has to start again for it</summary>
    public async Task<bool> UploadPluginsAsync()
    {
        if (File.Exists(UploadMark))
            return false;

        await using (var scope = WorkScope.Begin(_services))
        {
            await UploadAsync(scope.Services, options.PluginZip, PLUGIN_SYSTEM_NAME);
            if (options.Seed)
                await UploadAsync(scope.Services, options.DemoZip, DEMO_SYSTEM_NAME);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(UploadMark));
        await File.WriteAllTextAsync(UploadMark, string.Empty);
        return true;
    }

    public async Task SeedAsync()
    {
        if (!options.Seed || File.Exists(DemoFile))
            return;

        Console.WriteLine("Filling the demonstration shop...");
        await using var scope = WorkScope.Begin(_services);
        var made = await Demo(scope.Services, "DemoShop").CreateAsync();
        //a start that was interrupted after the last step: the key is known to nobody
        if (made is null)
            return;

        var facts = new DemoFacts(options.AdminEmail, options.AdminPassword, made.ShopperEmail, made.ShopperPassword, made.ApiKey, made.ShopperId);
        await File.WriteAllTextAsync(DemoFile, JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));
    }

    /// <summary>Begins the history of the demonstration shop, which goes on in the background</summary>
    public async Task AddHistoryAsync()
    {
        if (!options.Seed || !options.History || File.Exists(HistoryMark))
            return;

        await File.WriteAllTextAsync(HistoryMark, string.Empty);
        Console.WriteLine("Adding two years of history: /Admin/LoyaltyDemo/Configure shows how far it is.");
        await using var scope = WorkScope.Begin(_services);
        var history = Demo(scope.Services, "DemoHistory");
        history.TryStart(HISTORY_MEMBERS);
    }

    //the store knows the plugin by its package alone
    private static dynamic Demo(IServiceProvider services, string name) =>
        services.GetRequiredService(services.GetRequiredService<ITypeFinder>().GetAssemblies().Single(assembly => assembly.GetName().Name == $"Nop.Plugin.{DEMO_SYSTEM_NAME}")
            .GetType($"Nop.Plugin.{DEMO_SYSTEM_NAME}.Services.{name}", throwOnError: true));

    private static async Task UploadAsync(IServiceProvider services, string zip, string systemName)
    {
        await using var package = File.OpenRead(zip);
        var file = new FormFile(package, 0, package.Length, "archivefile", Path.GetFileName(zip));
        await services.GetRequiredService<IUploadService>().UploadPluginsAndThemesAsync(file);
        await services.GetRequiredService<IPluginService>().PreparePluginToInstallAsync(systemName, checkDependencies: false);
    }
}
