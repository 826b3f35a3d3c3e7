using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Drop-down list or list box of an admin field</summary>
[HtmlTargetElement("nop-select", TagStructure = TagStructure.WithoutEndTag)]
public class NopSelectTagHelper : TagHelper
{
    protected readonly IHtmlHelper _htmlHelper;

    public NopSelectTagHelper(IHtmlHelper htmlHelper)
    {
        _htmlHelper = htmlHelper;
    }

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; }

    [HtmlAttributeName("asp-for-name")]
    public string Name { get; set; }

    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { set; get; } = new List<SelectListItem>();

    [HtmlAttributeName("asp-required")]
    public string IsRequired { set; get; }

    [HtmlAttributeName("asp-multiple")]
    public string IsMultiple { set; get; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        var name = For?.Name ?? Name;
        if (string.IsNullOrEmpty(name))
            return Task.CompletedTask;

        output.MarkRequired(IsRequired);
        (_htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var htmlAttributes = context.AllAttributes
            .Where(attribute => !attribute.Name.StartsWith("asp-", StringComparison.Ordinal))
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        htmlAttributes["class"] = htmlAttributes.TryGetValue("class", out var present) ? $"{present} form-control" : "form-control";

        var many = bool.TryParse(IsMultiple, out var multiple) && multiple;
        output.Content.SetHtmlContent(many
            ? _htmlHelper.ListBox(name, Items, htmlAttributes)
            : _htmlHelper.DropDownList(name, Items, htmlAttributes));
        return Task.CompletedTask;
    }
}
