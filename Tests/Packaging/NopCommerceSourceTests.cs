using System.Diagnostics;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Packaging;

/// <summary>What a nopCommerce developer's build of the plugin refers to, where it ends and what is cleared afterwards.</summary>
[TestFixture]
public sealed class NopCommerceSourceTests
{
    private const string Project = "Nop.Plugin.Misc.Loyalty.csproj";

    // stands in for nopCommerce's own step, which deletes from the plugin's folder what the store has already
    private const string ClearPluginAssemblies = """
        <Project>
          <Target Name="NopClear"><WriteLinesToFile File="cleared.txt" Lines="$(PluginPath)" Overwrite="true" /></Target>
        </Project>
        """;

    private string _source = null!;

    [SetUp]
    public void MakeSource()
    {
        _source = Path.Combine(Directory.CreateTempSubdirectory("loyalty-nop-").FullName, "src");
        Directory.CreateDirectory(Path.Combine(_source, "Presentation", "Nop.Web"));
        Directory.CreateDirectory(Path.Combine(_source, "Build"));
        File.WriteAllText(Path.Combine(_source, "Presentation", "Nop.Web", "Nop.Web.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");
        File.WriteAllText(Path.Combine(_source, "Build", "ClearPluginAssemblies.proj"), ClearPluginAssemblies);
    }

    [TearDown]
    public void DeleteSource() => Directory.Delete(Path.GetDirectoryName(_source)!, recursive: true);

    [Test]
    public async Task A_given_source_is_referred_to_built_into_and_cleared()
    {
        await AssertBuildsIntoSourceAsync($"-p:NopCommerceSource={_source}");
    }

    [Test]
    public async Task A_source_may_be_given_relative_to_the_plugin_and_with_a_slash_at_its_end()
    {
        await AssertBuildsIntoSourceAsync($"-p:NopCommerceSource={Path.GetRelativePath(Repository.Root, _source)}/");
    }

    [Test]
    public async Task In_nopCommerces_own_solution_the_source_is_known()
    {
        await AssertBuildsIntoSourceAsync($"-p:SolutionDir={_source}/");
    }

    [Test]
    public async Task Without_a_source_the_plugin_refers_to_the_platform_of_the_sandbox()
    {
        var (references, folder) = await EvaluateAsync("GetTargetPath");

        Assert.That(references, Is.EquivalentTo(new[] { "Nop.Web", "FluentMigrator", "FluentMigrator.Abstractions" }
            .Select(name => Path.Combine(Repository.Root, "Sandbox", "Platform", name, $"{name}.csproj"))));
        Assert.That(folder, Does.StartWith("bin/"));
    }

    private async Task AssertBuildsIntoSourceAsync(string source)
    {
        var (references, folder) = await EvaluateAsync("NopTarget", source);

        var plugin = Path.Combine(_source, "Presentation", "Nop.Web", "Plugins", "Misc.Loyalty");
        Assert.That(references, Is.EqualTo(new[] { Path.Combine(_source, "Presentation", "Nop.Web", "Nop.Web.csproj") }));
        Assert.That(folder.TrimEnd('/'), Is.EqualTo(plugin));
        Assert.That((await File.ReadAllTextAsync(Path.Combine(_source, "Build", "cleared.txt"))).Trim().TrimEnd('/'), Is.EqualTo(plugin));
    }

    /// <summary>Runs one target of the plugin's project and reads the projects it refers to and its output folder.</summary>
    private static async Task<(List<string> References, string Folder)> EvaluateAsync(string target, params string[] properties)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project, $"-t:{target}", "-getItem:ProjectReference", "-getProperty:OutDir", "-nodeReuse:false", .. properties])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);
        using var json = JsonDocument.Parse(output);
        var references = json.RootElement.GetProperty("Items").GetProperty("ProjectReference").EnumerateArray();
        return ([.. references.Select(item => item.GetProperty("FullPath").GetString()!)], json.RootElement.GetProperty("Properties").GetProperty("OutDir").GetString()!);
    }
}
