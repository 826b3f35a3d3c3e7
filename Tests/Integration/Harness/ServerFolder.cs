namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// Where a throw-away database server keeps its data: in memory where there is room. Copying a template makes a hundred tables, and each
/// is written through to the disk first, which takes four times as long.
/// </summary>
internal static class ServerFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 6L << 30;

    public static string Create(string prefix)
    {
        if (!Directory.Exists(Memory) || new DriveInfo(Memory).AvailableFreeSpace < Room)
            return Directory.CreateTempSubdirectory(prefix).FullName;
        return Directory.CreateDirectory(Path.Combine(Memory, prefix + Guid.NewGuid().ToString("N")[..12])).FullName;
    }
}
