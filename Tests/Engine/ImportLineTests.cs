using Nop.Plugin.Misc.Loyalty.Services.Imports;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What a line of an import may hold.</summary>
[TestFixture]
public sealed class ImportLineTests
{
    [TestCase("1000000000000000000", "TooManyPoints")]
    [TestCase("1000000000000000000000000", "TooManyPoints")]
    [TestCase("1,5", "NotPositivePoints")]
    [TestCase("1.5", "NotPositivePoints")]
    [TestCase("-1", "NotPositivePoints")]
    [TestCase("1,234", "Thousands")]
    [TestCase("1.234.567", "Thousands")]
    [TestCase("1 234", "Thousands")]
    [TestCase("1\u00a0234", "Thousands")]
    [TestCase("1'234", "Thousands")]
    [TestCase("1,23", "NotPositivePoints")]
    public void Points_are_refused_with_the_reason(string text, string reason)
    {
        var line = Line(text);

        Assert.That(line.Points("Value"), Is.Null);
        Assert.That(line.Faults.Select(fault => fault.Reason), Is.EqualTo(new[] { reason }));
    }

    [TestCase("1.23456", "Decimals")]
    [TestCase("1,5", "NotMoney")]
    [TestCase("1,234.50", "Thousands")]
    [TestCase("1.234,50", "Thousands")]
    [TestCase("1 234", "Thousands")]
    [TestCase("1000000000000000000", "NotMoney")]
    public void Money_is_refused_with_the_reason(string text, string reason)
    {
        var line = Line(text);

        Assert.That(line.Money("Value"), Is.Null);
        Assert.That(line.Faults.Select(fault => fault.Reason), Is.EqualTo(new[] { reason }));
    }

    [TestCase('\0')]
    [TestCase('\ud83d')]
    public void Text_that_cannot_be_stored_is_refused(char part)
    {
        var line = Line($"a {part} b");
        line.Text("Value");

        Assert.That(line.Faults.Select(fault => fault.Reason), Is.EqualTo(new[] { "NotText" }));
    }

    private static ImportLine Line(string text) => new(new ImportRecord(2, [text]), new Dictionary<string, int> { ["Value"] = 0 });
}
