using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The plugin's style sheet and script on pages that load the plugin's blocks later, too late to bring them themselves
/// </summary>
public class PageFilesViewComponent : NopViewComponent
{
    /// <summary>
    /// Add the style sheet and the script
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
    /// <returns>The view component result</returns>
    public IViewComponentResult Invoke(string widgetZone, object additionalData)
    {
        return View("~/Plugins/Misc.Loyalty/Views/Components/PageFiles.cshtml");
    }
}
