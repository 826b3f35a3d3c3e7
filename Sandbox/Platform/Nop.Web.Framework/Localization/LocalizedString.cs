using Microsoft.AspNetCore.Html;

namespace Nop.Web.Framework.Localization;

/// <summary>A locale resource that renders without further encoding</summary>
public class LocalizedString : HtmlString
{
    public LocalizedString(string localized) : base(localized)
    {
        Text = localized;
    }

    public string Text { get; }
}
