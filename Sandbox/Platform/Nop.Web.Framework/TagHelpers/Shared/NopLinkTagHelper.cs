using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Routing;
using Nop.Web.Framework.UI;

namespace Nop.Web.Framework.TagHelpers.Shared;

/// <summary>Moves a style sheet of a view to the page's head; when that is made already, it is lost</summary>
[HtmlTargetElement("link", Attributes = "[rel=stylesheet]")]
public class NopLinkTagHelper(HtmlEncoder htmlEncoder, INopHtmlHelper nopHtmlHelper, IUrlHelperFactory urlHelperFactory) : UrlResolutionTagHelper(urlHelperFactory, htmlEncoder)
{
    [HtmlAttributeName("href")]
    public string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        nopHtmlHelper.AddCssFileParts(Href);
        output.SuppressOutput();
    }
}
