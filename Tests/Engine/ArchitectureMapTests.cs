using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>The map in docs/architecture.md leads to files that are there.</summary>
[TestFixture]
public sealed partial class ArchitectureMapTests
{
    private static string Map => File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

    [Test]
    public void Every_file_and_folder_that_the_map_names_exists()
    {
        var named = Named().Matches(Map).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.That(named, Has.Count.GreaterThan(30));
        Assert.That(named.Where(name => !File.Exists(Path.Combine(Repository.Root, $"{name}.cs")) && !Directory.Exists(Path.Combine(Repository.Root, name))), Is.Empty);
    }

    [Test]
    public void No_flow_has_more_than_nine_files()
    {
        var steps = Map.Split('\n').Where(line => Step().IsMatch(line)).ToList();

        Assert.That(steps, Has.Count.InRange(1, 9));
        Assert.That(steps.Select(line => line.Count(letter => letter == '|')), Is.All.EqualTo(7), "five flows beside the number");
    }

    [GeneratedRegex("`((?:Controllers|Components|Factories|Infrastructure|Services|Domain|Models|Data)/[A-Za-z/]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Step();
}
