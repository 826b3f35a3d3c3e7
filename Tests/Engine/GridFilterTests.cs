using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What stands above the grids of the admin area, as nopCommerce's table sends it.</summary>
[TestFixture]
public sealed partial class GridFilterTests
{
    /// <summary>nopCommerce sends the value of a field, which a tick does not change, unless it is told that the field is a box to tick.</summary>
    [Test]
    public void A_box_to_tick_is_sent_as_ticked_or_not()
    {
        var models = typeof(LoyaltyDefaults).Assembly.GetTypes().ToLookup(type => type.Name);
        var boxes = Directory.GetFiles(Path.Combine(Repository.Root, "Views", "Admin"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(path => Filter().Matches(File.ReadAllText(path)).Select(match => (Path: path, Model: match.Groups[1].Value, Field: match.Groups[2].Value, Type: match.Groups[4].Value)))
            .Where(filter => models[filter.Model].Single().GetProperty(filter.Field)!.PropertyType == typeof(bool)).ToList();

        Assert.That(boxes, Is.Not.Empty);
        Assert.That(boxes.Where(box => box.Type != "bool").Select(box => $"{box.Path}: {box.Field}"), Is.Empty);
    }

    [GeneratedRegex(@"new\(nameof\((\w+SearchModel)\.(\w+)\)(, typeof\((\w+)\))?\)")]
    private static partial Regex Filter();
}
