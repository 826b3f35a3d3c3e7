using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.TagHelpers.Admin;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.TagHelpers;

/// <summary>
/// One row of an admin form: the label, then the field, or whatever the element contains in its place. The field is named by an
/// expression and attributes, or described
/// </summary>
[HtmlTargetElement("form-row", Attributes = "asp-for")]
[HtmlTargetElement("form-row", Attributes = "field")]
public class FormRowTagHelper(IHtmlGenerator generator, IHtmlHelper htmlHelper) : TagHelper
{
    /// <summary>The field's description</summary>
    [HtmlAttributeName("field")]
    public RecordField Field { get; set; }

    /// <summary>The field</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; }

    /// <summary>The choices, which make the field a drop-down list</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem> Items { get; set; }

    /// <summary>Whether several choices can be taken</summary>
    [HtmlAttributeName("asp-multiple")]
    public bool IsMultiple { get; set; }

    /// <summary>Whether the field is marked as required</summary>
    [HtmlAttributeName("asp-required")]
    public bool IsRequired { get; set; }

    /// <summary>Whether the field is a text area</summary>
    [HtmlAttributeName("multiline")]
    public bool IsMultiline { get; set; }

    /// <summary>The unit behind the field</summary>
    [HtmlAttributeName("asp-postfix")]
    public string Postfix { get; set; }

    /// <summary>Whether the row stands in a search block, where labels are wider</summary>
    [HtmlAttributeName("search")]
    public bool IsSearch { get; set; }

    /// <summary>The view being rendered</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Field is not null)
            Describe();
        var ownContent = Field is null ? await output.GetChildContentAsync() : await RenderOwnContentAsync();
        var field = ownContent is null or TagHelperContent { IsEmptyOrWhiteSpace: true } ? await RenderFieldAsync() : ownContent;
        var label = Create<NopLabelTagHelper>();
        label.For = For;
        label.ViewContext = ViewContext;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "form-group row");
        output.Content
            .SetHtmlContent($"<div class=\"{(IsSearch ? "col-md-4" : "col-md-3")}\">")
            .AppendHtml(Field?.IsPerStore == true ? await RenderOverrideAsync() : HtmlString.Empty)
            .AppendHtml(await RenderAsync("nop-label", label))
            .AppendHtml($"</div><div class=\"{(IsSearch ? "col-md-8" : "col-md-9")}\">")
            .AppendHtml(field)
            .AppendHtml(generator.GenerateValidationMessage(ViewContext, For.ModelExplorer, For.Name, null, ViewContext.ValidationMessageElement, null))
            .AppendHtml("</div>");
    }

    private void Describe()
    {
        var model = ViewContext.ViewData;
        For = Expression(Field.Name);
        IsRequired = Field.IsRequired;
        IsMultiline = Field.IsMultiline;
        IsMultiple = Field.IsMultiple;
        Items = Field.Items is null ? null : (IEnumerable<SelectListItem>)model.Eval(Field.Items);
        Postfix = Field.Postfix is null ? null : model.Eval(Field.Postfix) as string ?? Field.Postfix;
    }

    private ModelExpression Expression(string property) =>
        new ModelExpression(property, ViewContext.ViewData.ModelExplorer.GetExplorerForProperty(property));

    private async Task<IHtmlContent> RenderOwnContentAsync()
    {
        if (Field.View is not null)
        {
            ((IViewContextAware)htmlHelper).Contextualize(ViewContext);
            return await htmlHelper.PartialAsync(Field.View, ViewContext.ViewData.Model, ViewContext.ViewData);
        }

        return Field.IsReadOnly ? new HtmlContentBuilder().AppendHtml("<div class=\"form-text-row\">").Append($"{For.Model}").AppendHtml("</div>") : null;
    }

    private Task<IHtmlContent> RenderOverrideAsync()
    {
        var box = Create<NopOverrideStoreCheckboxHelper>();
        box.For = Expression($"{Field.Name}_OverrideForStore");
        box.Input = For;
        box.StoreScope = ((ISettingsModel)ViewContext.ViewData.Model).ActiveStoreScopeConfiguration;
        box.ViewContext = ViewContext;
        return RenderAsync("nop-override-store-checkbox", box);
    }

    private Task<IHtmlContent> RenderFieldAsync()
    {
        if (Items is not null)
        {
            var select = Create<NopSelectTagHelper>();
            select.For = For;
            select.Items = Items;
            select.IsMultiple = IsMultiple ? "true" : null;
            select.IsRequired = IsRequired ? "true" : null;
            select.ViewContext = ViewContext;
            return RenderAsync("nop-select", select);
        }

        if (IsMultiline)
        {
            var area = Create<NopTextAreaTagHelper>();
            area.For = For;
            area.IsRequired = IsRequired ? "true" : null;
            area.ViewContext = ViewContext;
            return RenderAsync("nop-textarea", area);
        }

        var editor = Create<NopEditorTagHelper>();
        editor.For = For;
        editor.IsRequired = IsRequired ? "true" : null;
        editor.Postfix = Postfix;
        editor.ViewContext = ViewContext;
        return RenderAsync("nop-editor", editor);
    }

    private T Create<T>() where T : TagHelper
    {
        return ActivatorUtilities.CreateInstance<T>(ViewContext.HttpContext.RequestServices);
    }

    private static async Task<IHtmlContent> RenderAsync(string tagName, TagHelper helper)
    {
        var context = new TagHelperContext(tagName, [], new Dictionary<object, object>(), Guid.NewGuid().ToString("N"));
        var output = new TagHelperOutput(tagName, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        await helper.ProcessAsync(context, output);

        return output;
    }
}
