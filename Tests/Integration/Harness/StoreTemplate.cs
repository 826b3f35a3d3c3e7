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
        _templates.GetOrAdd(database, key => new(() => BuildAsync(key))).Value;

    /// <summary>A copy with a data folder and, where it has a server, a database of its own.</summary>
    public async Task<StoreTemplate> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-store-").FullName;
        CopyFolder(DataFolder, folder);
        return new(Database, folder, await Database.CreateAsync(ConnectionString));
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

    public string[] Arguments => Database.Arguments(ConnectionString);

    public DbConnection Connect(bool writing = false) => Database.Connect(DataFolder, ConnectionString, writing);

    private static async Task<StoreTemplate> BuildAsync(TestDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-template-").FullName;
        var connection = await database.CreateAsync();
        var template = new StoreTemplate(database, folder, connection);
        await using (await StoreProcess.StartAsync(folder, template.Arguments))
        {
            // the first start installs and seeds; a database that is copied must have nobody connected
        }
        NpgsqlConnection.ClearAllPools();
        var changed = await template.ExecuteAsync($"UPDATE \"Setting\" SET \"Value\" = '{ApiPermits}' WHERE LOWER(\"Name\") = 'loyaltysettings.apipermitlimit'");
        Assert.That(changed, Is.EqualTo(1));
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
