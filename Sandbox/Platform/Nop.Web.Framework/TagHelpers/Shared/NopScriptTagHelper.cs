using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Nop.Web.Framework.UI;

namespace Nop.Web.Framework.TagHelpers.Shared;

/// <summary>
/// Moves a script of a view to the place it names: asp-location="Head" or "Footer". A script of another type stays, and so does every script of a
/// page that was fetched by script
/// </summary>
[HtmlTargetElement("script")]
public class NopScriptTagHelper(
    HtmlEncoder htmlEncoder,
    INopHtmlHelper nopHtmlHelper,
    IUrlHelperFactory urlHelperFactory,
    IWebHelper webHelper) : UrlResolutionTagHelper(urlHelperFactory, htmlEncoder)
{
    [HtmlAttributeName("src")]
    public string Src { get; set; }

    [HtmlAttributeName("asp-location")]
    public ResourceLocation Location { set; get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        //nopCommerce does not even keep the address then
        if (webHelper.IsAjaxRequest(ViewContext.HttpContext.Request))
            return;

        output.TagMode = TagMode.StartTagAndEndTag;
        var isScript = !context.AllAttributes.TryGetAttribute("type", out var type)
            || string.Equals(type.Value?.ToString(), "text/javascript", StringComparison.OrdinalIgnoreCase);
        if (!isScript)
            return;

        if (Location is ResourceLocation.Auto or ResourceLocation.None)
        {
            if (string.IsNullOrEmpty(Src))
                return;
            output.CopyHtmlAttribute("src", context);
            ProcessUrlAttribute("src", output);
            return;
        }

        if (string.IsNullOrEmpty(Src))
            nopHtmlHelper.AddInlineScriptParts(Location, await InlineAsync(output));
        else
            nopHtmlHelper.AddScriptParts(Location, Src);
        output.SuppressOutput();
    }

    private static async Task<string> InlineAsync(TagHelperOutput output)
    {
        var script = new TagBuilder("script");
        script.InnerHtml.SetHtmlContent(new HtmlString((await output.GetChildContentAsync()).GetContent()));
        foreach (var attribute in output.Attributes)
            script.MergeAttribute(attribute.Name, attribute.Value?.ToString());

        await using var writer = new StringWriter();
        script.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
