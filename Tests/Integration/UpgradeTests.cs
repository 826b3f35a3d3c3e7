using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>A store with version 4.90.3 and data gets the schema of a new one, and keeps every balance, entry and setting.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class UpgradeTests(TestDatabase database) : StoreFixture(database)
{
    private const string SQLITE_COLUMNS = """
        SELECT lower(made.name), lower(field.name) FROM sqlite_master made, pragma_table_info(made.name) field
        WHERE made.type = 'table' AND lower(made.name) LIKE 'loyalty%' ORDER BY 1, 2
        """;
    private const string FIGURES = """
        SELECT "MemberId", "Version", "Balance", "Pending", "Shortfall", "LifetimePoints", "LifetimeSpend" FROM "LoyaltyAccount" ORDER BY "Id"
        """;
    private const string EARNED = """
        SELECT "MemberId", "EarnedMonth", "MonthPoints", "EarnedYear", "YearPoints" FROM "LoyaltyAccount" ORDER BY "Id"
        """;
    private const string ENTRIES = """
        SELECT "MemberId", "Version", "Points", "BalanceAfter", "IdempotencyKey", "RequestHash", "BookedOnUtc", "EventOnUtc", "Description" FROM "LoyaltyEntry" ORDER BY "Id"
        """;
    private const string SETTINGS = """
        SELECT "Name", "Value", "StoreId" FROM "Setting" WHERE lower("Name") LIKE 'loyaltysettings.%' ORDER BY lower("Name"), "StoreId"
        """;

    // SQLite, which nopCommerce itself does not know, is told types by the sandbox alone
    private string Columns => Database == TestDatabase.Sqlite ? SQLITE_COLUMNS : $"""
        SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, datetime_precision{(Database == TestDatabase.MariaDb ? ", character_set_name, collation_name" : "")}
        FROM information_schema.columns WHERE table_schema = {(Database == TestDatabase.MariaDb ? "DATABASE()" : "'public'")} AND lower(table_name) LIKE 'loyalty%'
        ORDER BY table_name, column_name
        """;

    [Test]
    public async Task Nothing_is_lost_and_the_schema_is_that_of_a_new_store()
    {
        // it takes no column away that has an index; the stored shop says it there
        if (Database == TestDatabase.Sqlite)
            return;

        var (schema, figures, entries, settings) = (await ReadAsync(Columns), await ReadAsync(FIGURES), await ReadAsync(ENTRIES), await ReadAsync(SETTINGS));
        var earned = await ReadAsync(EARNED);
        Assert.That(entries, Is.Not.Empty);

        await MakeOldAsync();
        if (Database == TestDatabase.MariaDb)
            Assert.That(await ReadAsync(Columns), Is.Not.EqualTo(schema), "what the old version made was narrower");
        await RestartAsync();

        Assert.That(await ReadAsync(Columns), Is.EqualTo(schema));
        Assert.That(await ReadAsync(FIGURES), Is.EqualTo(figures));
        Assert.That(await ReadAsync(EARNED), Is.EqualTo(earned), "months and years are added up from the entries");
        Assert.That(await ReadAsync(ENTRIES), Is.EqualTo(entries));
        Assert.That(await ReadAsync(SETTINGS), Is.EqualTo(settings));
        await AssertNoDriftAsync();
    }

    /// <summary>
    /// The tables and rows of a demonstration shop with version 4.90.3 (commit 34e7182), as they stood in its own database. The sandbox of that
    /// version did not know MariaDB: there the tables are today's for MySQL without what came later, narrow texts included, and the rows are
    /// PostgreSQL's
    /// </summary>
    [Test, Order(1)]
    public async Task A_stored_shop_of_version_4_90_3_keeps_everything_and_gets_the_schema_of_a_new_one()
    {
        var schema = await ReadAsync(Columns);
        await LoadAsync();
        Assert.That(await ReadAsync(Columns), Is.Not.EqualTo(schema), "the old tables are there");
        var (figures, entries, settings) = (await ReadAsync(FIGURES), await ReadAsync(ENTRIES), await ReadAsync(SETTINGS));
        Assert.That(entries, Has.Count.GreaterThan(40));

        await CallOldAsync();
        await RestartAsync();

        Assert.That(await ReadAsync(Columns), Is.EqualTo(schema));
        Assert.That(await ReadAsync(FIGURES), Is.EqualTo(figures));
        Assert.That(await ReadAsync(ENTRIES), Is.EqualTo(entries));
        Assert.That(await ReadAsync(SETTINGS), Is.EqualTo(settings));
        await AssertNoDriftAsync();
    }

    [Test]
    public async Task A_text_column_holds_every_letter()
    {
        await Store.TamperAsync("UPDATE \"LoyaltyEntry\" SET \"Description\" = '😀 é ß 中' WHERE \"Id\" = 1");

        Assert.That(await ReadAsync("SELECT \"Description\" FROM \"LoyaltyEntry\" WHERE \"Id\" = 1"), Is.EqualTo(new[] { "😀 é ß 中" }));
        // the old version's columns could not hold it
        await Store.TamperAsync("UPDATE \"LoyaltyEntry\" SET \"Description\" = 'a' WHERE \"Id\" = 1");
    }

    /// <summary>Brings the tables into the shape that version 4.90.3 gave them, in a store that was updated to it from 4.90.1</summary>
    private async Task MakeOldAsync()
    {
        if (Database == TestDatabase.MariaDb)
        {
            foreach (var row in await ReadAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND lower(table_name) LIKE 'loyalty%'"))
                await Store.AlterAsync($"ALTER TABLE \"{row}\" CONVERT TO CHARACTER SET utf8mb3");
            await Store.AlterAsync("ALTER TABLE \"LoyaltyAccount\" MODIFY COLUMN \"LastActivityOnUtc\" datetime NOT NULL");
            await Store.AlterAsync("ALTER TABLE \"LoyaltyOrderAward\" MODIFY COLUMN \"HeldUntilUtc\" datetime NOT NULL");
        }
        foreach (var column in new[] { "EarnedMonth", "MonthPoints", "MonthReachedOnUtc", "EarnedYear", "YearPoints", "YearReachedOnUtc" })
            await Store.AlterAsync($"ALTER TABLE \"LoyaltyAccount\" DROP COLUMN \"{column}\"");
        foreach (var column in new[] { "EarnStep", "PointsPerStep" })
        {
            await Store.AlterAsync($"ALTER TABLE \"LoyaltyProgram\" DROP COLUMN \"{column}\"");
            await Store.AlterAsync($"ALTER TABLE \"LoyaltyOrderAward\" DROP COLUMN \"{column}\"");
        }
        await Store.AlterAsync("ALTER TABLE \"LoyaltyProgram\" DROP COLUMN \"GiftCardsForPoints\"");
        await Store.AlterAsync("ALTER TABLE \"LoyaltyProduct\" DROP COLUMN \"TierIds\"");
        await Store.AlterAsync("DROP TABLE \"LoyaltyLeaderboardPlace\"");
        await CallOldAsync();
    }

    /// <summary>Lets the ledger be verified with a key of today: the stored shop has keys of its own.</summary>
    private async Task AssertNoDriftAsync()
    {
        using var api = Store.Api(await Admin.CreateKeyAsync(read: true, write: true));
        using var answer = await api.PostAsync("/api/loyalty/verify", null);
        var report = await Redeeming.DataAsync(answer);
        Assert.That(report.GetProperty("ok").GetBoolean(), Is.True, report.ToString());
    }

    private async Task LoadAsync()
    {
        var tables = await ReadAsync(Database == TestDatabase.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) LIKE 'loyalty%'"
            : $"SELECT table_name FROM information_schema.tables WHERE table_schema = {(Database == TestDatabase.MariaDb ? "DATABASE()" : "'public'")} AND lower(table_name) LIKE 'loyalty%'");
        foreach (var table in tables)
            await Store.AlterAsync($"DROP TABLE \"{table}\"{(Database == TestDatabase.PostgreSql ? " CASCADE" : "")}");

        await using var file = File.OpenRead(Path.Combine(Repository.Root, "Tests", "Schema", "Stored", $"4.90.3.{Database.ToString().ToLowerInvariant()}.sql.gz"));
        using var text = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress));
        await Store.AlterAsync(await text.ReadToEndAsync());
    }

    /// <summary>Lets nopCommerce take the plugin for version 4.90.3.</summary>
    private async Task CallOldAsync()
    {
        await Store.TamperAsync("DELETE FROM \"MigrationVersionInfo\" WHERE \"Description\" LIKE '%4.90.4%' OR \"Description\" LIKE '%4.90.5%' OR \"Description\" LIKE '%4.90.6%' OR \"Description\" LIKE '%4.90.7%'");
        var file = Path.Combine(Store.DataFolder, "App_Data", "plugins.json");
        var plugins = await File.ReadAllTextAsync(file);
        Assert.That(plugins, Does.Contain("4.90.7"));
        await File.WriteAllTextAsync(file, plugins.Replace("4.90.7", "4.90.3"));
    }

    private async Task RestartAsync()
    {
        await Admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ("plugin-apply-changes", "x"));
        await Admin.Http.GetAsync("/Admin/Common/RestartApplication");
        await Store.WaitUntilStoppedAsync();
        await Store.WaitUntilReadyAsync();
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = Store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));

        return rows;
    }
}
