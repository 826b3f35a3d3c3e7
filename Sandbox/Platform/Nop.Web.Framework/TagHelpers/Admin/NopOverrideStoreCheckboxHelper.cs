namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Check box that gives one store its own value of a setting; shown only while a store is chosen</summary>
[HtmlTargetElement("nop-override-store-checkbox", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public class NopOverrideStoreCheckboxHelper(IHtmlHelper htmlHelper) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; }

    [HtmlAttributeName("asp-input")]
    public ModelExpression Input { set; get; }

    [HtmlAttributeName("asp-store-scope")]
    public int StoreScope { set; get; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        if (StoreScope <= 0)
            return Task.CompletedTask;

        (htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        //without an input the check box governs nothing
        var selector = Input is null ? string.Empty : "#" + htmlHelper.Id(Input.Name);
        output.Content.SetHtmlContent(htmlHelper.CheckBox(For.Name, null, new
        {
            @class = "multi-store-override-option",
            onclick = $"checkOverriddenStoreValue(this, '{selector}')",
            data_for_input_selector = selector
        }));
        return Task.CompletedTask;
    }
}
