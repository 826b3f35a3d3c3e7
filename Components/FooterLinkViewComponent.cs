using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Services.Earning;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The link to the leaderboard at the foot of every page
/// </summary>
public class FooterLinkViewComponent(Lazy<IStoreContext> storeContext, LoyaltySettings loyaltySettings, Lazy<SharedTerms> sharedTerms) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the link
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        return QuietlyAsync(() => ShowAsync(additionalData));
    }

    private async Task<IViewComponentResult> ShowAsync(object additionalData)
    {
        if (!loyaltySettings.LeaderboardEnabled || !loyaltySettings.LeaderboardInFooter)
            return Content(string.Empty);

        return (await sharedTerms.Value.GetProgramsAsync((await storeContext.Value.GetCurrentStoreAsync()).Id)).Count == 0
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/FooterLink.cshtml");
    }

    #endregion
}
