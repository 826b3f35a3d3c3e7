using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Packaging;

/// <summary>The pictures of the documentation: docs/guide/pictures.sh takes all of them, at the width of a desk and of a phone, and no page shows one that is not there.</summary>
[TestFixture]
public sealed partial class GuidePictureTests
{
    private static string Docs => Path.Combine(Repository.Root, "docs");

    [Test]
    public async Task Every_picture_is_one_that_the_script_takes_at_both_widths()
    {
        var taken = Taken().Matches(await File.ReadAllTextAsync(Path.Combine(Docs, "guide", "pictures.sh"))).Select(match => match.Groups[1].Value).ToList();
        Assert.That(taken, Has.Count.GreaterThan(30).And.Unique);

        Assert.That(Directory.GetFiles(Path.Combine(Docs, "screens")).Select(Path.GetFileName), Is.EquivalentTo(taken.SelectMany(name => new[] { $"{name}.png", $"{name}-390.png" })));
    }

    [Test]
    public void Every_page_of_the_guide_shows_pictures_and_none_that_is_missing()
    {
        var pages = Directory.GetFiles(Path.Combine(Docs, "guide"), "*.md").Where(page => Path.GetFileName(page) != "README.md").ToList();
        Assert.That(pages, Has.Count.GreaterThan(7));
        var all = Directory.GetFiles(Docs, "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"));

        Assert.Multiple(() =>
        {
            Assert.That(pages.Where(page => !Pictures(page).Any()).Select(Path.GetFileName), Is.Empty, "without a picture");
            Assert.That(all.SelectMany(Pictures).Where(picture => !File.Exists(picture)), Is.Empty, "missing");
        });
    }

    private static IEnumerable<string> Pictures(string page) => Shown().Matches(File.ReadAllText(page))
        .Select(match => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, match.Groups[1].Value)));

    [GeneratedRegex(@"[a-z-]+=(guide-[a-z-]+)")]
    private static partial Regex Taken();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+\.png)\)")]
    private static partial Regex Shown();
}
