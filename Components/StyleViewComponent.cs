using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The plugin's style sheet on pages that load the plugin's blocks by script, too late to bring it themselves
/// </summary>
public class StyleViewComponent : NopViewComponent
{
    /// <summary>
    /// Add the style sheet
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
    /// <returns>The view component result</returns>
    public IViewComponentResult Invoke(string widgetZone, object additionalData)
    {
        return View("~/Plugins/Misc.Loyalty/Views/Components/Style.cshtml");
    }
}
