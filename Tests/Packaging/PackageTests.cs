using System.IO.Compression;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Packaging;

/// <summary>What is in the zip that a store owner uploads.</summary>
[TestFixture]
public sealed class PackageTests
{
    [Test]
    public void The_zip_holds_the_plugins_own_dll_and_Polly_and_no_other()
    {
        using var zip = ZipFile.OpenRead(Repository.PluginPackage());

        Assert.That(zip.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.FullName),
            Is.EquivalentTo(new[] { "Misc.Loyalty/Nop.Plugin.Misc.Loyalty.dll", "Misc.Loyalty/Polly.Core.dll" }));
    }
}
