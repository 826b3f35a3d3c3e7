using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>A card with a title that folds away</summary>
[HtmlTargetElement("nop-card", Attributes = "asp-name")]
public class NopCardTagHelper : TagHelper
{
    [HtmlAttributeName("asp-title")]
    public string Title { get; set; }

    [HtmlAttributeName("asp-name")]
    public string Name { get; set; }

    [HtmlAttributeName("asp-hide-block-attribute-name")]
    public string HideBlockAttributeName { get; set; }

    [HtmlAttributeName("asp-hide")]
    public bool IsHide { get; set; }

    [HtmlAttributeName("asp-advanced")]
    public bool IsAdvanced { get; set; }

    [HtmlAttributeName("asp-icon")]
    public string CardIconIsAdvanced { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("id", Name);
        output.Attributes.SetAttribute("data-card-name", Name);
        output.Attributes.SetAttribute("data-hideAttribute", HideBlockAttributeName);
        output.AppendClass("card card-secondary card-outline" + (IsAdvanced ? " advanced-setting" : "") + (IsHide ? " collapsed-card" : ""));

        output.PreContent.SetHtmlContent(Header());
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }

    private TagBuilder Header()
    {
        var title = new TagBuilder("div");
        title.AddCssClass("card-title");
        if (!string.IsNullOrEmpty(CardIconIsAdvanced))
        {
            var icon = new TagBuilder("i");
            icon.AddCssClass(CardIconIsAdvanced);
            title.InnerHtml.AppendHtml(icon);
        }
        title.InnerHtml.AppendHtml(Title);

        var header = new TagBuilder("div");
        header.AddCssClass("card-header with-border clearfix");
        header.InnerHtml.AppendHtml(title);
        header.InnerHtml.AppendHtml($"""
            <div class="card-tools float-right">
                <button type="button" class="btn btn-tool" data-card-widget="collapse"><i class="fa toggle-icon {(IsHide ? "fa-plus" : "fa-minus")}"></i></button>
            </div>
            """);
        return header;
    }
}
