namespace Sandbox.Store.Hosting;

/// <summary>The folder with everything that a store keeps outside of its database server</summary>
public static class DataFolder
{
    public const string DATABASE_FILE = "store.db";
    public const string DEMO_FILE = "demo.json";

    private static readonly string[] _folders = ["App_Data", "Plugins"];
    private static readonly string[] _files = [DATABASE_FILE, DATABASE_FILE + "-wal", DATABASE_FILE + "-shm", DATABASE_FILE + "-journal", DEMO_FILE, StoreLog.FILE_NAME];

    /// <summary>Makes the folder and finds out whether it can be written; a reset removes only what the store itself made</summary>
    public static void Prepare(StoreOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        var probe = Path.Combine(options.DataFolder, $".probe-{Environment.ProcessId}");
        File.WriteAllText(probe, string.Empty);
        File.Delete(probe);

        if (!options.Reset)
            return;

        foreach (var folder in _folders.Select(name => Path.Combine(options.DataFolder, name)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        foreach (var file in _files)
            File.Delete(Path.Combine(options.DataFolder, file));
    }
}
