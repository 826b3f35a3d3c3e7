using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.UI;

namespace Nop.Web.Framework.TagHelpers.Shared;

/// <summary>Moves a script of a view to the place it names: asp-location="Head" or "Footer"</summary>
[HtmlTargetElement("script", Attributes = "asp-location")]
public class NopScriptTagHelper : UrlResolutionTagHelper
{
    protected readonly INopHtmlHelper _nopHtmlHelper;

    public NopScriptTagHelper(HtmlEncoder htmlEncoder, INopHtmlHelper nopHtmlHelper, IUrlHelperFactory urlHelperFactory)
        : base(urlHelperFactory, htmlEncoder)
    {
        _nopHtmlHelper = nopHtmlHelper;
    }

    [HtmlAttributeName("src")]
    public string Src { get; set; }

    [HtmlAttributeName("asp-location")]
    public ResourceLocation Location { set; get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.IsNullOrEmpty(Src))
        {
            output.SuppressOutput();
            var location = Location is ResourceLocation.Auto or ResourceLocation.None ? ResourceLocation.Footer : Location;
            _nopHtmlHelper.AddScriptParts(location, Src);
            return;
        }

        //parts of a page fetched by script have no frame: their scripts stay where they are
        var isFragment = ViewContext.HttpContext.Request.Headers.XRequestedWith == "XMLHttpRequest";
        if (isFragment || Location is ResourceLocation.Auto or ResourceLocation.None)
            return;

        var script = (await output.GetChildContentAsync()).GetContent();
        output.SuppressOutput();
        _nopHtmlHelper.AddInlineScriptParts(Location, $"<script>{script}</script>");
    }
}
