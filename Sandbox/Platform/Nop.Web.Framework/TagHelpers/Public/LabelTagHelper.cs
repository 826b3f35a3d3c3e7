namespace Nop.Web.Framework.TagHelpers.Public;

/// <summary>Label with a text behind its name, such as a colon</summary>
[HtmlTargetElement("label", Attributes = "asp-for")]
public class LabelTagHelper(IHtmlGenerator generator) : Microsoft.AspNetCore.Mvc.TagHelpers.LabelTagHelper(generator)
{
    [HtmlAttributeName("asp-postfix")]
    public string Postfix { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await base.ProcessAsync(context, output);
        output.Content.Append(Postfix);
    }
}
