using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Programs that some suites need and a machine may lack.</summary>
internal static class Prerequisite
{
    private static readonly ConcurrentDictionary<string, bool> _missing = new();

    /// <summary>Skips the test. The reason stands in the results, and once a run on the console, which does not show reasons.</summary>
    public static void Skip(string program, string installCommand)
    {
        var reason = $"{program} is not installed: {installCommand}";
        if (_missing.TryAdd(program, true))
            TestContext.Error.WriteLine($"Skipping what needs it: {reason}");
        Assert.Ignore(reason);
    }
}
