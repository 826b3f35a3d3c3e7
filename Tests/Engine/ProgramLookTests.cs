using Nop.Plugin.Misc.Loyalty.Factories.Public;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class ProgramLookTests
{
    [TestCase("#000000", "#ffffff")]
    [TestCase("#1b6a36", "#ffffff")]
    [TestCase("#ffffff", "#000000")]
    [TestCase("#c79a1b", "#000000")]
    [TestCase("#767676", "#000000")]
    [TestCase("#747474", "#ffffff")]
    public void Text_on_a_programs_colour_has_the_greater_contrast(string color, string text)
    {
        Assert.That(ProgramLook.TextOn(color), Is.EqualTo(text));
    }
}
