using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Asks before a form is posted by the button with the given id</summary>
[HtmlTargetElement("nop-action-confirmation", Attributes = "asp-button-id", TagStructure = TagStructure.WithoutEndTag)]
public class NopActionConfirmationTagHelper(IHtmlHelper htmlHelper) : TagHelper
{
    [HtmlAttributeName("asp-button-id")]
    public string ButtonId { get; set; }

    [HtmlAttributeName("asp-action")]
    public string Action { get; set; }

    [HtmlAttributeName("asp-additional-confirm")]
    public string ConfirmText { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var windowId = $"{ButtonId}-action-confirmation";
        output.AsDialog(windowId, ButtonId);
        output.Content.SetHtmlContent(await htmlHelper.PartialAsync("Confirm", new ActionConfirmationModel
        {
            ControllerName = ViewContext.RouteData.Values["controller"]?.ToString(),
            ActionName = string.IsNullOrEmpty(Action) ? ViewContext.RouteData.Values["action"]?.ToString() : Action,
            WindowId = windowId,
            ButtonId = ButtonId,
            AdditonalConfirmText = ConfirmText
        }));
    }
}
