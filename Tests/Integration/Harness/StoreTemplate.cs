using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A store that was installed and seeded once. Tests start from copies of it, which takes a second where seeding takes many.
/// </summary>
internal sealed record StoreTemplate(string DataFolder, string? ConnectionString)
{
    private static readonly ConcurrentDictionary<TestDatabase, Lazy<Task<StoreTemplate>>> _templates = new();

    public static Task<StoreTemplate> ForAsync(TestDatabase database) =>
        _templates.GetOrAdd(database, key => new(() => BuildAsync(key))).Value;

    /// <summary>A copy with a data folder and, on PostgreSQL, a database of its own.</summary>
    public async Task<StoreTemplate> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-store-").FullName;
        CopyFolder(DataFolder, folder);
        return new(folder, ConnectionString is null ? null : await PostgresServer.CreateDatabaseAsync(ConnectionString));
    }

    /// <summary>Deletes the templates of this run.</summary>
    public static async Task DeleteAllAsync()
    {
        foreach (var template in _templates.Values.Where(template => template.IsValueCreated && template.Value.IsCompletedSuccessfully))
            Directory.Delete((await template.Value).DataFolder, recursive: true);
    }

    public string[] Arguments => ConnectionString is null ? [] : ["--connection", ConnectionString, "--farm"];

    private static async Task<StoreTemplate> BuildAsync(TestDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-template-").FullName;
        var connection = database == TestDatabase.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
        var template = new StoreTemplate(folder, connection);
        await using (await StoreProcess.StartAsync(database, folder, template.Arguments))
        {
            // the first start installs and seeds; a database that is copied must have nobody connected
        }
        Npgsql.NpgsqlConnection.ClearAllPools();
        return template;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }
}
