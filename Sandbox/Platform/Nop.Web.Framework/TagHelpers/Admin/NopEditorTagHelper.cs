using System.Text.RegularExpressions;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Input of an admin field, by the editor template of the field's type</summary>
[HtmlTargetElement("nop-editor", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public partial class NopEditorTagHelper(IHtmlHelper htmlHelper) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; }

    [HtmlAttributeName("html-attributes")]
    public object CustomHtmlAttributes { set; get; }

    [HtmlAttributeName("asp-required")]
    public string IsRequired { set; get; }

    [HtmlAttributeName("asp-render-form-control-class")]
    public string RenderFormControlClass { set; get; }

    [HtmlAttributeName("asp-template")]
    public string Template { set; get; }

    [HtmlAttributeName("asp-postfix")]
    public string Postfix { set; get; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.MarkRequired(IsRequired);
        (htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        //a class among the custom attributes collides with the one of the form
        var htmlAttributes = new Dictionary<string, object>(HtmlHelper.AnonymousObjectToHtmlAttributes(CustomHtmlAttributes));
        var asked = bool.TryParse(RenderFormControlClass, out var renderClass) && renderClass;
        if (asked || (string.IsNullOrEmpty(RenderFormControlClass) && For.Metadata.ModelType == typeof(string)))
            htmlAttributes.Add("class", "form-control");

        //a row of a list is found by the editor only through the view data
        if (!htmlHelper.ViewData.ContainsKey(For.Name) && RowName().IsMatch(For.Name))
        {
            var prefix = htmlHelper.ViewData.TemplateInfo.HtmlFieldPrefix;
            htmlHelper.ViewData.Add(string.IsNullOrEmpty(prefix) ? For.Name : $"{prefix}.{For.Name}", For.Model);
        }

        output.Content.SetHtmlContent(htmlHelper.Editor(For.Name, Template, new { htmlAttributes, postfix = Postfix }));
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\[\w+\]\.")]
    private static partial Regex RowName();
}
