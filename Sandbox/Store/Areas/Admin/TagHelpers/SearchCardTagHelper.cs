using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Sandbox.Store.Areas.Admin.TagHelpers;

/// <summary>The search block above a list, with its button</summary>
[HtmlTargetElement("search-card", Attributes = "button-id")]
public class SearchCardTagHelper(ILocalizationService localizationService) : TagHelper
{
    /// <summary>The id of the search button, which the list's grid listens to</summary>
    [HtmlAttributeName("button-id")]
    public string ButtonId { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await localizationService.GetResourceAsync("Admin.Common.Search");
        var rows = await output.GetChildContentAsync();

        output.TagName = "div";
        output.Attributes.SetAttribute("class", "card card-default card-search");
        output.Content
            .SetHtmlContent("<div class=\"card-body\"><div class=\"row search-row opened\"><div class=\"search-text\">")
            .Append(text)
            .AppendHtml("</div><div class=\"icon-search\"><i class=\"fas fa-magnifying-glass\" aria-hidden=\"true\"></i></div>")
            .AppendHtml("<div class=\"icon-collapse\"><i class=\"fas fa-angle-down\" aria-hidden=\"true\"></i></div></div>")
            .AppendHtml("<div class=\"search-body\">")
            .AppendHtml(rows)
            .AppendHtml("<div class=\"row\"><div class=\"text-center col-12\">")
            .AppendHtml($"<button type=\"button\" id=\"{ButtonId}\" class=\"btn btn-primary btn-search\"><i class=\"fas fa-magnifying-glass\"></i> ")
            .Append(text)
            .AppendHtml("</button></div></div></div></div>");
    }
}
