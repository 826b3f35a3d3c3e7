using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A PostgreSQL server for the run of the tests: the one LOYALTY_TEST_POSTGRES names, or a throw-away cluster made from
/// the installed programs: those in the folder LOYALTY_TEST_POSTGRES_BIN names, on the PATH, or where Debian keeps them.
/// Missing programs are no failure: the suites that need them are skipped and say what to install.
/// </summary>
public static class PostgresServer
{
    public const string InstallCommand = "sudo apt-get install -y postgresql";

    private static readonly Lazy<string?> _server = new(Start);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, byte> _givenPorts = new();
    private static string? _folder;

    /// <summary>A connection string without a database, or null where there is no PostgreSQL.</summary>
    public static string? ConnectionString => _server.Value;

    /// <summary>The log of a throw-away cluster; null where the server is somebody else's.</summary>
    public static string? LogFile => ConnectionString is not null && _folder is not null ? Path.Combine(_folder, "log") : null;

    public static void Require()
    {
        if (ConnectionString is null)
            Prerequisite.Skip("PostgreSQL", InstallCommand);
    }

    /// <summary>Makes a database, as a copy of another one when given, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = TestDatabases.NewName();
        await using var connection = new NpgsqlConnection(ConnectionString + ";Database=postgres;Pooling=false");
        await connection.OpenAsync();
        var copy = template is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}";
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}{copy}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{ConnectionString};Database={name}";
    }

    public static void Stop()
    {
        if (_folder is null)
            return;
        Run("pg_ctl", $"-D {_folder}/data -m immediate stop");
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // a left-over temporary folder fails no test
        }
    }

    private static string? Start()
    {
        if ((NopCommerce.Server ?? Environment.GetEnvironmentVariable("LOYALTY_TEST_POSTGRES")) is { Length: > 0 } given)
            return given.TrimEnd(';');
        if (BinaryFolder() is null)
            return null;

        var folder = ServerFolder.Create("loyalty-pg-");
        if (Environment.UserName == "root")
            Process.Start("chown", $"postgres {folder}")!.WaitForExit();
        var port = FreePort();
        Run("initdb", $"-D {folder}/data -A trust -U postgres -E UTF8");
        Run("pg_ctl", $"-D {folder}/data -l {folder}/log -w -o \"-p {port} -h 127.0.0.1 -k {folder} -c max_connections=400 -c fsync=off\" start");
        _folder = folder;
        return $"Host=127.0.0.1;Port={port};Username=postgres";
    }

    private static string? BinaryFolder()
    {
        IEnumerable<string> folders = Environment.GetEnvironmentVariable("LOYALTY_TEST_POSTGRES_BIN") is { Length: > 0 } given
            ? [given]
            : [.. Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator), .. DebianFolders()];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static IEnumerable<string> DebianFolders() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderDescending()
        : [];

    // PostgreSQL refuses to run as root: its package's own user stands in
    private static void Run(string binary, string arguments)
    {
        var command = $"{BinaryFolder()}/{binary} {arguments} > /dev/null 2>&1";
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", command])
            : new ProcessStartInfo("sh", ["-c", command]);
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0 && !arguments.EndsWith("stop", StringComparison.Ordinal))
            throw new InvalidOperationException($"{binary} ended with {process.ExitCode}");
    }

    /// <summary>A port nobody listens on, and that no other test of this run was given.</summary>
    internal static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (_givenPorts.TryAdd(port, 0))
                return port;
        }
    }
}
