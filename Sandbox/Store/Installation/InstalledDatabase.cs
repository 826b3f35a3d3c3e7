using System.Text.Json;
using Nop.Data.Configuration;
using Sandbox.Store.Hosting;

namespace Sandbox.Store.Installation;

/// <summary>The database of a published store, in the file and under the names where nopCommerce keeps it</summary>
public static class InstalledDatabase
{
    private static string FileOf(StoreOptions options)
    {
        return Path.Combine(options.DataFolder, "App_Data", "appsettings.json");
    }

    /// <summary>The options with the database; without a connection string until the store is installed</summary>
    public static StoreOptions Read(StoreOptions options)
    {
        if (!File.Exists(FileOf(options)))
            return options;

        using var settings = JsonDocument.Parse(File.ReadAllText(FileOf(options)));
        var data = settings.RootElement.GetProperty(new DataConfig().Name);
        return options with
        {
            Database = Enum.Parse<DataProviderType>(data.GetProperty(nameof(DataConfig.DataProvider)).GetString(), ignoreCase: true),
            Connection = data.GetProperty(nameof(DataConfig.ConnectionString)).GetString()
        };
    }

    public static async Task SaveAsync(StoreOptions options)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(options)));
        await File.WriteAllTextAsync(FileOf(options), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            [new DataConfig().Name] = new { ConnectionString = options.Connection, DataProvider = options.Database.ToString() }
        }));
    }
}
