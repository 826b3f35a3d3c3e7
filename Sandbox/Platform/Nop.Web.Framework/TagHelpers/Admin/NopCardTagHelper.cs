using Nop.Web.Framework.Factories;
using Nop.Web.Framework.Infrastructure;
using Nop.Web.Framework.Models.Cms;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>
/// A card that folds away, inside the element the view wrote. Only the name is asked for by the element's target; whether it is folded, and
/// the attribute that remembers it, are read from the written attributes and must be there. Without an icon the title is not shown
/// </summary>
[HtmlTargetElement("nop-card", Attributes = "asp-name")]
public class NopCardTagHelper(IViewComponentHelper viewComponentHelper, IWidgetModelFactory widgetModelFactory) : TagHelper
{
    protected const string HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME = "asp-hide-block-attribute-name";
    protected const string IS_HIDE_ATTRIBUTE_NAME = "asp-hide";
    protected const string IS_ADVANCED_ATTRIBUTE_NAME = "asp-advanced";
    protected const string CARD_ICON_ATTRIBUTE_NAME = "asp-icon";

    [HtmlAttributeName("asp-title")]
    public string Title { get; set; }

    [HtmlAttributeName("asp-name")]
    public string Name { get; set; }

    [HtmlAttributeName(HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME)]
    public string HideBlockAttributeName { get; set; }

    [HtmlAttributeName(IS_HIDE_ATTRIBUTE_NAME)]
    public bool IsHide { get; set; }

    [HtmlAttributeName(IS_ADVANCED_ATTRIBUTE_NAME)]
    public bool IsAdvanced { get; set; }

    [HtmlAttributeName(CARD_ICON_ATTRIBUTE_NAME)]
    public string CardIconIsAdvanced { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (viewComponentHelper as IViewContextAware)?.Contextualize(ViewContext);

        var written = context.AllAttributes;
        var folded = written[IS_HIDE_ATTRIBUTE_NAME].Value.Equals(true);
        var card = new TagBuilder("div");
        card.Attributes.Add("id", Name);
        card.Attributes.Add("data-card-name", Name);
        card.Attributes.Add("data-hideAttribute", written[HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME].Value.ToString());
        card.AddCssClass("card card-secondary card-outline");
        if (written.TryGetAttribute(IS_ADVANCED_ATTRIBUTE_NAME, out var advanced) && advanced.Value.Equals(true))
            card.AddCssClass("advanced-setting");
        if (folded)
            card.AddCssClass("collapsed-card");

        card.InnerHtml.AppendHtml(Header(folded, written.TryGetAttribute(CARD_ICON_ATTRIBUTE_NAME, out var icon) ? icon.Value.ToString() : null));
        await AppendWidgetsAsync(card, AdminWidgetZones.CardBefore);
        card.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        await AppendWidgetsAsync(card, AdminWidgetZones.CardAfter);
        output.Content.SetHtmlContent(card);
    }

    private TagBuilder Header(bool folded, string icon)
    {
        var header = new TagBuilder("div");
        header.AddCssClass("card-header with-border clearfix");
        if (icon is not null)
            header.InnerHtml.AppendHtml("<div class=\"card-title\"><i class=\"").Append(icon).AppendHtml($"\"></i>{Title}</div>");
        header.InnerHtml.AppendHtml($"""
            <div class="card-tools float-right"><button class="btn btn-tool" data-card-widget="collapse" type="button"><i class="{(folded ? "fa-plus" : "fa-minus")} toggle-icon fa"></i></button></div>
            """);
        return header;
    }

    private async Task AppendWidgetsAsync(TagBuilder card, string zone)
    {
        foreach (var widget in await widgetModelFactory.PrepareRenderWidgetModelAsync(zone, new WidgetNopCardModel { CardName = Name }))
            card.InnerHtml.AppendHtml(await viewComponentHelper.InvokeAsync(widget.WidgetViewComponent, widget.WidgetViewComponentArguments));
    }
}
