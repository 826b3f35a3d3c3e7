namespace Nop.Web.Framework.UI;

/// <summary>Where in the page a script goes</summary>
public enum ResourceLocation
{
    Auto,
    None,
    Head,
    Footer
}
