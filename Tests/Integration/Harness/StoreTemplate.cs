using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A store that was installed and seeded once. Tests start from copies of it, which takes a second where seeding takes many.
/// </summary>
internal sealed record StoreTemplate(TestDatabase Database, string DataFolder, string? ConnectionString)
{
    /// <summary>Calls a minute that the API lets tests make, all of which come from one address and many with one key.</summary>
    public const int ApiPermits = 100_000;

    private static readonly ConcurrentDictionary<TestDatabase, Lazy<Task<StoreTemplate>>> _templates = new();

    public static Task<StoreTemplate> ForAsync(TestDatabase database) =>
        _templates.GetOrAdd(database, key => new(() => NopCommerce.Folder is null ? BuildAsync(key) : PublishAsync(key, NopCommerce.Folder))).Value;

    /// <summary>A copy with a data folder and, where it has a server, a database of its own.</summary>
    public async Task<StoreTemplate> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-store-").FullName;
        CopyFolder(DataFolder, folder);
        var copy = this with { DataFolder = folder, ConnectionString = await Database.CreateAsync(ConnectionString) };
        if (NopCommerce.Folder is not null)
        {
            var settings = Path.Combine(folder, "App_Data", "appsettings.json");
            await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace(NameOf(ConnectionString!), NameOf(copy.ConnectionString!)));
        }
        return copy;
    }

    /// <summary>Starts the store of a copy on a port.</summary>
    public async Task<StoreProcess> StartAsync(int port, params string[] arguments)
    {
        if (NopCommerce.Folder is null)
            return await StoreProcess.StartAsync(DataFolder, port, [.. Database.Arguments(ConnectionString), .. arguments]);
        if (arguments.Length > 0)
            Assert.Ignore($"Only the sandbox knows {string.Join(' ', arguments)}");

        // the stores have the addresses that they were installed under
        await ExecuteAsync($"UPDATE \"Store\" SET \"Url\" = 'http://127.0.0.1:{port}/' WHERE \"Id\" = 1");
        await ExecuteAsync($"UPDATE \"Store\" SET \"Url\" = 'http://{LoyaltyStore.OutletHost}:{port}/', \"Hosts\" = '{LoyaltyStore.OutletHost}:{port},{LoyaltyStore.OutletHost}' WHERE \"Id\" = 2");
        return await StoreProcess.PublishedAsync(DataFolder, port);
    }

    /// <summary>Changes the database from outside.</summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = Connect(writing: true);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Deletes the templates of this run.</summary>
    public static async Task DeleteAllAsync()
    {
        foreach (var template in _templates.Values.Where(template => template.IsValueCreated && template.Value.IsCompletedSuccessfully))
            Directory.Delete((await template.Value).DataFolder, recursive: true);
    }

    public DbConnection Connect(bool writing = false) => Database.Connect(DataFolder, ConnectionString, writing);

    private static async Task<StoreTemplate> BuildAsync(TestDatabase database)
    {
        var template = new StoreTemplate(database, Directory.CreateTempSubdirectory("loyalty-template-").FullName, await database.CreateAsync());
        await using (await template.StartAsync(PostgresServer.FreePort()))
        {
            // the first start installs and seeds; a database that is copied must have nobody connected
        }
        await template.RaisePermitsAsync();
        return template;
    }

    private static async Task<StoreTemplate> PublishAsync(TestDatabase database, string published)
    {
        var template = new StoreTemplate(database, Directory.CreateTempSubdirectory("loyalty-template-").FullName, database.NewConnection());
        CopyFolder(published, template.DataFolder);
        await NopCommerce.InstallAsync(template.DataFolder, template.ConnectionString!);
        await template.RaisePermitsAsync();
        return template;
    }

    private async Task RaisePermitsAsync()
    {
        NpgsqlConnection.ClearAllPools();
        var changed = await ExecuteAsync($"UPDATE \"Setting\" SET \"Value\" = '{ApiPermits}' WHERE LOWER(\"Name\") = 'loyaltysettings.apipermitlimit'");
        Assert.That(changed, Is.EqualTo(1));
    }

    private static string NameOf(string connectionString) => (string)new DbConnectionStringBuilder { ConnectionString = connectionString }["Database"];

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }
}
