using Microsoft.AspNetCore.Mvc.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-textarea", Attributes = "asp-for")]
public class NopTextAreaTagHelper(IHtmlGenerator generator) : TextAreaTagHelper(generator)
{
    [HtmlAttributeName("asp-required")]
    public string IsRequired { set; get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "textarea";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AppendClass("form-control");
        if (!output.Attributes.ContainsName("rows"))
            output.Attributes.SetAttribute("rows", 4);
        if (!output.Attributes.ContainsName("cols"))
            output.Attributes.SetAttribute("cols", 20);

        output.MarkRequired(IsRequired);
        await base.ProcessAsync(context, output);
    }
}
