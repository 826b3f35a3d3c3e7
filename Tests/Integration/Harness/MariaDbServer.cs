using System.Diagnostics;
using MySqlConnector;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A MariaDB server for the run of the tests: the one LOYALTY_TEST_MARIADB names, or a throw-away one made from the installed
/// programs, with the character set that Debian gives it. Missing programs are no failure: the suites that need them are skipped
/// and say what to install.
/// </summary>
public static class MariaDbServer
{
    public const string InstallCommand = "sudo apt-get install -y mariadb-server";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly Lazy<string?> _server = new(Start);
    private static Process? _process;
    private static string? _folder;

    /// <summary>A connection string without a database, or null where there is no MariaDB.</summary>
    public static string? ConnectionString => _server.Value;

    public static void Require()
    {
        if (ConnectionString is null)
            Prerequisite.Skip("MariaDB", InstallCommand);
    }

    /// <summary>Makes a database, as a copy of another one when given, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = TestDatabases.NewName();
        await using var connection = new MySqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"CREATE DATABASE {name}");
        if (template is not null)
            await CopyAsync(connection, new MySqlConnectionStringBuilder(template).Database, name);
        return $"{ConnectionString};Database={name}";
    }

    public static void Stop()
    {
        if (_process is null || _folder is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // a left-over temporary folder fails no test
        }
    }

    private static async Task CopyAsync(MySqlConnection connection, string from, string to)
    {
        var tables = new List<string>();
        await using (var command = new MySqlCommand($"SHOW TABLES FROM {from}", connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        // a row with the number 0 keeps it
        await ExecuteAsync(connection, "SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO'); " + string.Concat(tables.Select(table =>
            $"CREATE TABLE {to}.`{table}` LIKE {from}.`{table}`; INSERT INTO {to}.`{table}` SELECT * FROM {from}.`{table}`; ")));
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static string? Start()
    {
        if ((NopCommerce.Server ?? Environment.GetEnvironmentVariable("LOYALTY_TEST_MARIADB")) is { Length: > 0 } given)
            return given.TrimEnd(';');
        if (Program("mariadb-install-db") is not { } install || Program("mariadbd") is not { } server)
            return null;

        var folder = ServerFolder.Create("loyalty-mariadb-");
        using (var installing = Launch(install,
            $"--no-defaults --datadir={folder}/data --auth-root-authentication-method=normal --skip-test-db --user={Environment.UserName}"))
        {
            installing.WaitForExit();
            if (installing.ExitCode != 0)
                throw new InvalidOperationException($"mariadb-install-db ended with {installing.ExitCode}");
        }

        var port = PostgresServer.FreePort();
        _folder = folder;
        _process = Launch(server, $"--no-defaults --datadir={folder}/data --socket={folder}/socket --pid-file={folder}/pid --port={port} --bind-address=127.0.0.1"
            + $" --user={Environment.UserName} --character-set-server=utf8mb4 --collation-server=utf8mb4_general_ci --max-connections=400"
            + " --innodb-flush-log-at-trx-commit=0 --skip-innodb-doublewrite");
        var connection = $"Server=127.0.0.1;Port={port};User=root";
        WaitUntilReady(connection);
        return connection;
    }

    private static void WaitUntilReady(string connectionString)
    {
        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(100))
        {
            try
            {
                using var connection = new MySqlConnection(connectionString + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (MySqlException) when (clock.Elapsed < _patience && _process is { HasExited: false })
            {
                // not listening yet
            }
        }
    }

    private static Process Launch(string program, string arguments) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", $"exec {program} {arguments} > /dev/null 2>&1"]) { WorkingDirectory = Path.GetTempPath() })!;

    private static string? Program(string name)
    {
        IEnumerable<string> folders = Environment.GetEnvironmentVariable("LOYALTY_TEST_MARIADB_BIN") is { Length: > 0 } given
            ? [given]
            : [.. Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator), "/usr/sbin", "/usr/bin"];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
