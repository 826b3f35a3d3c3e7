using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Moq;
using Nop.Core.Domain.Common;
using Nop.Web.Framework.TagHelpers.Admin;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>nopCommerce's list is made by the run-time type of the value.</summary>
[TestFixture]
public sealed class SelectTagHelperTests
{
    [TestCase(typeof(int), 5, null, "Select")]
    [TestCase(typeof(string), "a", null, "SelectString")]
    [TestCase(typeof(long), 5L, null, "plain")]
    public async Task A_value_that_is_neither_int_nor_string_is_a_plain_list(Type type, object value, string? multiple, string kind)
    {
        Assert.That(await KindAsync(type, value, multiple), Is.EqualTo(kind));
    }

    [Test]
    public async Task Several_can_be_taken_only_of_a_list()
    {
        Assert.That(await KindAsync(typeof(IList<int>), new List<int> { 1 }, "true"), Is.EqualTo("MultiSelect"));
        Assert.That(await KindAsync(typeof(IList<string>), new List<string>(), "true"), Is.EqualTo("MultiSelectString"));
        Assert.That(await KindAsync(typeof(IList<int>), new[] { 1 }, "true"), Is.EqualTo("plain"));
        Assert.That(await KindAsync(typeof(IList<int>), null, "true"), Is.EqualTo("plain"));
    }

    private static async Task<string> KindAsync(Type type, object? value, string? multiple)
    {
        var html = new Mock<IHtmlHelper>();
        html.Setup(helper => helper.Editor("Field", It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>()))
            .Returns((string _, string template, string _, object _) => new HtmlString(template));
        html.Setup(helper => helper.DropDownList("Field", It.IsAny<IEnumerable<SelectListItem>>(), It.IsAny<string>(), It.IsAny<object>()))
            .Returns(new HtmlString("plain"));
        html.Setup(helper => helper.ListBox("Field", It.IsAny<IEnumerable<SelectListItem>>(), It.IsAny<object>())).Returns(new HtmlString("list box"));
        var metadata = new EmptyModelMetadataProvider();
        var helper = new NopSelectTagHelper(new AdminAreaSettings(), html.Object)
        {
            For = new ModelExpression("Field", new ModelExplorer(metadata, metadata.GetMetadataForType(type), value)), IsMultiple = multiple
        };
        var output = new TagHelperOutput("nop-select", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));

        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);

        return output.Content.GetContent();
    }
}
