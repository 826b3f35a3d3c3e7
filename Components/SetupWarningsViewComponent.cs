using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What is set up so that the plugin cannot work as it should, on the plugin's admin pages
/// </summary>
public class SetupWarningsViewComponent(SetupWarnings warnings) : NopViewComponent
{
    #region Methods

    /// <summary>
    /// Invoke the component
    /// </summary>
    /// <returns>The view component result</returns>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var texts = await warnings.GetTextsAsync();

        return texts.Count == 0 ? Content(string.Empty) : View("~/Plugins/Misc.Loyalty/Views/Components/SetupWarnings.cshtml", texts);
    }

    #endregion
}
