using Microsoft.AspNetCore.Html;

namespace Nop.Web.Framework.Localization;

/// <summary>A locale resource that renders without further encoding</summary>
public class LocalizedString(string localized) : HtmlString(localized)
{
    public string Text { get; } = localized;
}
