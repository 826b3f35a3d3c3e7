using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Text area of an admin field</summary>
[HtmlTargetElement("nop-textarea", Attributes = "asp-for")]
public class NopTextAreaTagHelper : TextAreaTagHelper
{
    public NopTextAreaTagHelper(IHtmlGenerator generator) : base(generator)
    {
    }

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
