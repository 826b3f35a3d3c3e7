using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Input of an admin field, by the editor template of the field's type</summary>
[HtmlTargetElement("nop-editor", Attributes = FOR_ATTRIBUTE_NAME, TagStructure = TagStructure.WithoutEndTag)]
public class NopEditorTagHelper : TagHelper
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";

    protected readonly IHtmlHelper _htmlHelper;

    public NopEditorTagHelper(IHtmlHelper htmlHelper)
    {
        _htmlHelper = htmlHelper;
    }

    [HtmlAttributeName(FOR_ATTRIBUTE_NAME)]
    public ModelExpression For { get; set; }

    [HtmlAttributeName("asp-required")]
    public string IsRequired { set; get; }

    [HtmlAttributeName("asp-render-form-control-class")]
    public string RenderFormControlClass { set; get; }

    [HtmlAttributeName("asp-postfix")]
    public string Postfix { set; get; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.MarkRequired(IsRequired);
        (_htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var htmlAttributes = new Dictionary<string, object>();
        var asked = bool.TryParse(RenderFormControlClass, out var renderClass) && renderClass;
        if (asked || (string.IsNullOrEmpty(RenderFormControlClass) && For.Metadata.ModelType == typeof(string)))
            htmlAttributes["class"] = "form-control";

        output.Content.SetHtmlContent(_htmlHelper.Editor(For.Name, null, new { htmlAttributes, postfix = Postfix }));
        return Task.CompletedTask;
    }
}
