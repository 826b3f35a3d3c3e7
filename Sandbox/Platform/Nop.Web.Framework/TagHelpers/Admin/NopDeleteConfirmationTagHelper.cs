using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Asks before the page's record is deleted; the button with the given id opens it</summary>
[HtmlTargetElement("nop-delete-confirmation", Attributes = "asp-model-id,asp-button-id", TagStructure = TagStructure.WithoutEndTag)]
public class NopDeleteConfirmationTagHelper(IHtmlHelper htmlHelper) : TagHelper
{
    [HtmlAttributeName("asp-model-id")]
    public string ModelId { get; set; }

    [HtmlAttributeName("asp-button-id")]
    public string ButtonId { get; set; }

    [HtmlAttributeName("asp-action")]
    public string Action { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var action = string.IsNullOrEmpty(Action) ? "Delete" : Action;
        var windowId = $"{ViewContext.ViewData.ModelMetadata.ModelType.Name.ToLowerInvariant()}-{action}-delete-confirmation";
        output.AsDialog(windowId, ButtonId);
        output.Content.SetHtmlContent(await htmlHelper.PartialAsync("Delete", new DeleteConfirmationModel
        {
            Id = ModelId,
            ControllerName = ViewContext.RouteData.Values["controller"]?.ToString(),
            ActionName = action,
            WindowId = windowId
        }));
    }
}
