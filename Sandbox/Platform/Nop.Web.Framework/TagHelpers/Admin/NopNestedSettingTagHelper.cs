using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Settings that show only while another one is ticked (or, inverted, is not)</summary>
[HtmlTargetElement("nop-nested-setting", Attributes = "asp-for")]
public class NopNestedSettingTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; }

    [HtmlAttributeName("is-condition-invert")]
    public bool IsConditionInvert { get; set; }

    [HtmlAttributeName("disable-auto-generation")]
    public bool DisableAutoGeneration { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AppendClass("nested-setting");
        if (DisableAutoGeneration)
            return;

        output.Attributes.SetAttribute("data-parent-setting", For.Name.Replace('.', '_'));
        output.Attributes.SetAttribute("data-parent-inverted", IsConditionInvert ? "true" : "false");
    }
}
