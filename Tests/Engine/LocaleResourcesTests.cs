using Nop.Plugin.Misc.Loyalty.Infrastructure;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class LocaleResourcesTests
{
    [Test]
    public void The_texts_travel_inside_the_plugin_and_none_is_empty()
    {
        var texts = LocaleResources.Load();

        Assert.That(texts, Contains.Key("Plugins.Misc.Loyalty"));
        Assert.That(texts.Where(text => string.IsNullOrWhiteSpace(text.Value)), Is.Empty);
    }
}
