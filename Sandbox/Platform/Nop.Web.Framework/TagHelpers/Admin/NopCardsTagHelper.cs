using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>The column of cards on an admin page</summary>
[HtmlTargetElement("nop-cards", Attributes = "id")]
public class NopCardsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AppendClass("cards-group");
    }
}
