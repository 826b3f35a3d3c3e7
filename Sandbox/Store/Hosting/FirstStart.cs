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
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SystemData>().EnsureAsync(_options.Port);
    }

    /// <summary>Uploads the package and marks it for installation, once; true when the store has to start again for it</summary>
    public async Task<bool> UploadPluginAsync()
    {
        if (File.Exists(UploadMark))
            return false;

        await using var scope = _services.CreateAsyncScope();
        await using var package = File.OpenRead(_options.PluginZip);
        var file = new FormFile(package, 0, package.Length, "archivefile", Path.GetFileName(_options.PluginZip));
        await scope.ServiceProvider.GetRequiredService<IUploadService>().UploadPluginsAndThemesAsync(file);
        await scope.ServiceProvider.GetRequiredService<IPluginService>().PreparePluginToInstallAsync(PLUGIN_SYSTEM_NAME, checkDependencies: false);

        Directory.CreateDirectory(Path.GetDirectoryName(UploadMark));
        await File.WriteAllTextAsync(UploadMark, string.Empty);
        return true;
    }

    public async Task SeedAsync()
    {
        if (!_options.Seed || File.Exists(DemoFile))
            return;

        Console.WriteLine("Filling the demonstration shop...");
        await using var scope = _services.CreateAsyncScope();
        var facts = await scope.ServiceProvider.GetRequiredService<IDemoData>().SeedAsync();
        await File.WriteAllTextAsync(DemoFile, JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));
    }
}
