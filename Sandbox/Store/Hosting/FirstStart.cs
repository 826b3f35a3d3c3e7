using System.Text.Json;
using Nop.Services.Plugins;
using Sandbox.Store.Seeding;

namespace Sandbox.Store.Hosting;

/// <summary>Makes an empty store usable: basic records, the plugin from its package, the demonstration shop</summary>
public sealed class FirstStart
{
    private const string PLUGIN_SYSTEM_NAME = "Misc.Loyalty";

    private readonly IServiceProvider _services;
    private readonly StoreOptions _options;

    public FirstStart(IServiceProvider services, StoreOptions options)
    {
        _services = services;
        _options = options;
    }

    private string UploadMark => Path.Combine(_options.DataFolder, "App_Data", "plugin-uploaded");

    private string DemoFile => Path.Combine(_options.DataFolder, DataFolder.DEMO_FILE);

    public async Task PrepareRecordsAsync()
    {
        await _services.GetRequiredService<SystemData>().EnsureAsync(_options.Port);
    }

    /// <summary>Uploads the package and marks it for installation, once; true when the store has to start again for it</summary>
    public async Task<bool> UploadPluginAsync()
    {
        if (File.Exists(UploadMark))
            return false;

        await using var scope = WorkScope.Begin(_services);
        await using var package = File.OpenRead(_options.PluginZip);
        var file = new FormFile(package, 0, package.Length, "archivefile", Path.GetFileName(_options.PluginZip));
        await scope.Services.GetRequiredService<IUploadService>().UploadPluginsAndThemesAsync(file);
        await scope.Services.GetRequiredService<IPluginService>().PreparePluginToInstallAsync(PLUGIN_SYSTEM_NAME, checkDependencies: false);

        Directory.CreateDirectory(Path.GetDirectoryName(UploadMark));
        await File.WriteAllTextAsync(UploadMark, string.Empty);
        return true;
    }

    public async Task SeedAsync()
    {
        if (!_options.Seed || File.Exists(DemoFile))
            return;

        Console.WriteLine("Filling the demonstration shop...");
        await using var scope = WorkScope.Begin(_services);
        var facts = await scope.Services.GetRequiredService<IDemoData>().SeedAsync();
        await File.WriteAllTextAsync(DemoFile, JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));
    }
}
