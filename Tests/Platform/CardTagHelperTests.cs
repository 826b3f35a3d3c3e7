using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Moq;
using Nop.Web.Framework.Factories;
using Nop.Web.Framework.Models.Cms;
using Nop.Web.Framework.TagHelpers.Admin;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>nopCommerce's card demands what its target does not ask for, and shows no title without an icon.</summary>
[TestFixture]
public sealed class CardTagHelperTests
{
    [TestCase("asp-hide-block-attribute-name")]
    [TestCase("asp-hide")]
    public void A_card_that_is_not_told_whether_it_is_folded_throws(string missing)
    {
        Assert.That(async () => await RenderAsync(Written(without: missing)), Throws.TypeOf<NullReferenceException>());
    }

    [Test]
    public async Task A_card_stands_inside_the_element_that_was_written()
    {
        var element = await RenderAsync(Written());
        var card = element.QuerySelector("nop-card > div#info.card.card-secondary.card-outline.collapsed-card")!;

        Assert.That(card, Is.Not.Null, element.InnerHtml);
        Assert.That(card.GetAttribute("data-hideattribute"), Is.EqualTo("Page.HideInfo"));
        Assert.That(card.QuerySelector(".card-header .card-title")!.TextContent, Is.EqualTo("About"));
        Assert.That(card.QuerySelector("button[data-card-widget='collapse'] .fa-plus"), Is.Not.Null);
        Assert.That(card.LastChild!.TextContent, Is.EqualTo("inside"));
    }

    [Test]
    public async Task A_card_without_an_icon_has_no_title()
    {
        var element = await RenderAsync(Written(without: "asp-icon"));

        Assert.That(element.QuerySelector(".card-title"), Is.Null, element.InnerHtml);
    }

    private static TagHelperAttributeList Written(string? without = null)
    {
        var all = new TagHelperAttributeList
        {
            { "asp-name", "info" }, { "asp-title", "About" }, { "asp-icon", "fas fa-info" },
            { "asp-hide-block-attribute-name", "Page.HideInfo" }, { "asp-hide", true }
        };
        if (without is not null)
            all.RemoveAll(without);
        return all;
    }

    private static async Task<IElement> RenderAsync(TagHelperAttributeList written)
    {
        var widgets = new Mock<IWidgetModelFactory>();
        widgets.Setup(factory => factory.PrepareRenderWidgetModelAsync(It.IsAny<string>(), It.IsAny<object>(), It.IsAny<bool>()))
            .ReturnsAsync(new List<RenderWidgetModel>());
        var helper = new NopCardTagHelper(Mock.Of<IViewComponentHelper>(), widgets.Object) { Name = "info", Title = "About" };
        var output = new TagHelperOutput("nop-card", new TagHelperAttributeList(),
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetContent("inside")));

        await helper.ProcessAsync(new TagHelperContext(written, new Dictionary<object, object>(), "1"), output);

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }
}
