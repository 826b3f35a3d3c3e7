namespace Sandbox.Store.Hosting;

public sealed record StoreOptions
{
    public const string RESET = "--reset";

    public const string CRASH_CARD = "--crash-card";

    public const string FARM = "--farm";

    public const string MEASURE = "--measure";

    public const string HISTORY = "--history";

    public const string USAGE = """
        Usage: dotnet run --project Sandbox/Store -- [options]
          --port N             port to listen on (5080)
          --data DIR           folder for the database, plugins and keys (Sandbox/Store/.store)
          --database NAME      sqlite, postgresql or mariadb (sqlite)
          --connection TEXT    connection string; PostgreSQL and MariaDB need one
          --zip FILE           plugin package to install at the first start (the one built with the store)
          --reset              forget everything and begin anew
          --no-seed            no demonstration shop
          --history            two years of history for the demonstration shop, once, in the background
          --farm               several stores share one database server and tell each other what to forget
          --crash-card         for tests: demo card 4000 0000 0000 0119 ends the process after its payment
          --measure            for tests: /measured tells what each request took
          --urls ADDRESS       start as nopCommerce does: all in the current folder, the database asked for on a page
        """;

    public int Port { get; init; } = 5080;
    public string DataFolder { get; init; } = DefaultDataFolder();

    /// <summary>SQLite is none of nopCommerce's databases.</summary>
    public DataProviderType Database { get; init; } = DataProviderType.Unknown;
    public string Connection { get; init; }
    public string PluginZip { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugin.zip");

    /// <summary>The plugin that makes the demonstration shop</summary>
    public string DemoZip { get; } = Path.Combine(AppContext.BaseDirectory, "demo.zip");
    public bool Reset { get; init; }
    public bool Seed { get; init; } = true;
    public bool History { get; init; }
    public bool CrashCard { get; init; }
    public bool Farm { get; init; }
    public bool Measure { get; init; }

    /// <summary>Started as nopCommerce is: what it needs stands in the current folder, and /install asks for the rest</summary>
    public bool Published { get; init; }

    public string AdminEmail { get; init; } = "admin@example.com";

    public string AdminPassword { get; init; } = "admin-demo-1";

    /// <summary>Reads the arguments; the problem is one line for whoever started the store</summary>
    public static bool TryParse(string[] args, out StoreOptions options, out string problem)
    {
        options = new StoreOptions();
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i++)
        {
            var name = args[i];
            switch (name)
            {
                case RESET:
                    options = options with { Reset = true };
                    continue;
                case "--no-seed":
                    options = options with { Seed = false };
                    continue;
                case FARM:
                    options = options with { Farm = true };
                    continue;
                case MEASURE:
                    options = options with { Measure = true };
                    continue;
                case HISTORY:
                    options = options with { History = true };
                    continue;
                case CRASH_CARD:
                    options = options with { CrashCard = true };
                    continue;
                case "--help":
                    problem = USAGE;
                    continue;
            }

            var value = i + 1 < args.Length ? args[++i] : null;
            (options, problem) = options.With(name, value);
        }

        problem ??= options.Check();
        return problem is null;
    }

    private (StoreOptions Options, string Problem) With(string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value) && name is ("--port" or "--data" or "--database" or "--connection" or "--zip" or "--urls"))
            return (this, $"{name} needs a value.");

        return name switch
        {
            "--port" => int.TryParse(value, out var port) && port is > 0 and <= 65535
                ? (this with { Port = port }, null)
                : (this, $"--port needs a number from 1 to 65535, not \"{value}\"."),
            "--data" => (this with { DataFolder = Path.GetFullPath(value) }, null),
            "--database" => value.ToLowerInvariant() switch
            {
                "sqlite" => (this with { Database = DataProviderType.Unknown }, null),
                "postgresql" => (this with { Database = DataProviderType.PostgreSQL }, null),
                "mariadb" => (this with { Database = DataProviderType.MySql }, null),
                _ => (this, $"--database needs sqlite, postgresql or mariadb, not \"{value}\".")
            },
            "--connection" => (this with { Connection = value }, null),
            "--zip" => (this with { PluginZip = Path.GetFullPath(value) }, null),
            "--urls" => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
                ? (this with { Port = address.Port, DataFolder = Environment.CurrentDirectory, Published = true, Seed = false }, null)
                : (this, $"--urls needs an address that begins with http://, not \"{value}\"."),
            _ => (this, $"Unknown option {name}. Try --help.")
        };
    }

    private string Check()
    {
        if (Database == DataProviderType.PostgreSQL && string.IsNullOrEmpty(Connection))
            return "PostgreSQL needs an address: pass --connection \"Host=...;Database=...;Username=...;Password=...\".";
        if (Database == DataProviderType.MySql && string.IsNullOrEmpty(Connection))
            return "MariaDB needs an address: pass --connection \"Server=...;Database=...;User=...;Password=...\".";
        if (Database == DataProviderType.Unknown && Farm)
            return "Stores cannot share a database on SQLite: choose --database postgresql or mariadb.";
        return Published || File.Exists(PluginZip) ? null : $"There is no plugin package at {PluginZip}.";
    }

    /// <summary>Beside the project when started from the sources, else beside the program</summary>
    private static string DefaultDataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Store.csproj")))
                return Path.Combine(folder.FullName, ".store");

        return Path.Combine(AppContext.BaseDirectory, ".store");
    }
}
