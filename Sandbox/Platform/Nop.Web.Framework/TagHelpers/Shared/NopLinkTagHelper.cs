using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor.TagHelpers;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.UI;

namespace Nop.Web.Framework.TagHelpers.Shared;

/// <summary>Moves a style sheet of a view to the page's head; when that is made already, it is lost</summary>
[HtmlTargetElement("link", Attributes = "[rel=stylesheet]")]
public class NopLinkTagHelper : UrlResolutionTagHelper
{
    protected readonly INopHtmlHelper _nopHtmlHelper;

    public NopLinkTagHelper(HtmlEncoder htmlEncoder, INopHtmlHelper nopHtmlHelper, IUrlHelperFactory urlHelperFactory)
        : base(urlHelperFactory, htmlEncoder)
    {
        _nopHtmlHelper = nopHtmlHelper;
    }

    [HtmlAttributeName("href")]
    public string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        _nopHtmlHelper.AddCssFileParts(Href);
        output.SuppressOutput();
    }
}
