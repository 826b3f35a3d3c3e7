using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The link to the leaderboard at the foot of every page
/// </summary>
public class FooterLinkViewComponent : NopViewComponent
{
    #region Fields

    private readonly IStoreContext _storeContext;
    private readonly LoyaltySettings _loyaltySettings;
    private readonly SharedTerms _sharedTerms;

    #endregion

    #region Ctor

    public FooterLinkViewComponent(IStoreContext storeContext,
        LoyaltySettings loyaltySettings,
        SharedTerms sharedTerms)
    {
        _storeContext = storeContext;
        _loyaltySettings = loyaltySettings;
        _sharedTerms = sharedTerms;
    }

    #endregion

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
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (!_loyaltySettings.LeaderboardEnabled || !_loyaltySettings.LeaderboardInFooter)
            return Content(string.Empty);

        return (await _sharedTerms.GetProgramsAsync((await _storeContext.GetCurrentStoreAsync()).Id)).Count == 0
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/FooterLink.cshtml");
    }

    #endregion
}
