using Microsoft.AspNetCore.Html;
using Nop.Core.Domain.Common;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>
/// Drop-down list of an admin field, by an editor template. Only a value that is an int, a string or a List of these gets one: everything else,
/// an array or a nullable number too, becomes a plain list of which one is taken, whatever asp-multiple says
/// </summary>
[HtmlTargetElement("nop-select", TagStructure = TagStructure.WithoutEndTag)]
public class NopSelectTagHelper(AdminAreaSettings adminAreaSettings, IHtmlHelper htmlHelper) : TagHelper
{
    private static readonly HashSet<string> _ownAttributes = ["asp-for", "asp-for-name", "asp-items", "asp-multiple", "asp-required"];

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
        output.MarkRequired(IsRequired);
        (htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var name = For?.Name ?? Name;
        if (string.IsNullOrEmpty(name))
            return Task.CompletedTask;

        var htmlAttributes = context.AllAttributes
            .Where(attribute => !_ownAttributes.Contains(attribute.Name))
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        output.Content.SetHtmlContent(Field(name, htmlAttributes));
        return Task.CompletedTask;
    }

    private IHtmlContent Field(string name, Dictionary<string, object> htmlAttributes)
    {
        var type = For?.ModelExplorer.ModelType;
        var isText = type is null || type == typeof(string) || type == typeof(List<string>);
        if (isText || type == typeof(int) || type == typeof(List<int>))
        {
            var template = (bool.TryParse(IsMultiple, out var multiple) && multiple ? "MultiSelect" : "Select") + (isText ? "String" : string.Empty);
            return htmlHelper.Editor(name, template, new
            {
                htmlAttributes, SelectList = Items, MinimumItemsForSearch = adminAreaSettings.MinimumDropdownItemsForSearch
            });
        }

        htmlAttributes["class"] = htmlAttributes.TryGetValue("class", out var present) ? $"{present} form-control" : "form-control";
        return htmlHelper.DropDownList(name, Items, htmlAttributes);
    }
}
