using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.TagHelpers.Admin;

/// <summary>Asks before a form is posted by the button with the given id</summary>
[HtmlTargetElement("nop-action-confirmation", Attributes = "asp-button-id", TagStructure = TagStructure.WithoutEndTag)]
public class NopActionConfirmationTagHelper : TagHelper
{
    protected readonly IHtmlHelper _htmlHelper;

    public NopActionConfirmationTagHelper(IHtmlHelper htmlHelper)
    {
        _htmlHelper = htmlHelper;
    }

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
        (_htmlHelper as IViewContextAware)?.Contextualize(ViewContext);

        var windowId = $"{ButtonId}-action-confirmation";
        output.AsDialog(windowId, ButtonId);
        output.Content.SetHtmlContent(await _htmlHelper.PartialAsync("Confirm", new ActionConfirmationModel
        {
            ControllerName = ViewContext.RouteData.Values["controller"]?.ToString(),
            ActionName = string.IsNullOrEmpty(Action) ? ViewContext.RouteData.Values["action"]?.ToString() : Action,
            WindowId = windowId,
            ButtonId = ButtonId,
            AdditonalConfirmText = ConfirmText
        }));
    }
}
