using System.Reflection;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Label of an admin field with its hint, the resource named like the label's plus ".Hint"</summary>
[HtmlTargetElement("nop-label", Attributes = FOR_ATTRIBUTE_NAME, TagStructure = TagStructure.WithoutEndTag)]
public class NopLabelTagHelper(IHtmlGenerator generator, ILocalizationService localizationService, IWorkContext workContext) : TagHelper
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";
    protected const string DISPLAY_HINT_ATTRIBUTE_NAME = "asp-display-hint";

    [HtmlAttributeName(FOR_ATTRIBUTE_NAME)]
    public ModelExpression For { get; set; }

    [HtmlAttributeName(DISPLAY_HINT_ATTRIBUTE_NAME)]
    public bool DisplayHint { get; set; } = true;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var key = For.Metadata.Name is { Length: > 0 } name
            ? For.Metadata.ContainerType?.GetProperty(name)?.GetCustomAttribute<NopResourceDisplayNameAttribute>(true)?.ResourceKey
            : null;
        var text = string.IsNullOrEmpty(key) ? null : await localizationService.GetResourceAsync(key);
        var label = generator.GenerateLabel(ViewContext, For.ModelExplorer, For.Name, text, new { @class = "col-form-label" });

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AppendClass("label-wrapper");
        output.Content.SetHtmlContent(label);

        if (DisplayHint && !string.IsNullOrEmpty(key))
            output.Content.AppendHtml(await HintAsync(key));
    }

    private async Task<TagBuilder> HintAsync(string key)
    {
        var language = await workContext.GetWorkingLanguageAsync();
        var hint = await localizationService.GetResourceAsync($"{key}.Hint", language.Id,
            logIfNotFound: false, returnEmptyIfNotFound: true);
        if (string.IsNullOrEmpty(hint))
            return null;

        var box = new TagBuilder("div");
        box.AddCssClass("ico-help");
        box.MergeAttribute("title", hint);
        box.MergeAttribute("data-toggle", "tooltip");
        box.InnerHtml.AppendHtml("<i class=\"fas fa-circle-question\"></i>");
        return box;
    }
}
