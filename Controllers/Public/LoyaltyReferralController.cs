using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Http;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// Where a member's personal link leads
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyReferralController(ILocalizationService localizationService,
    INotificationService notificationService,
    IReferralService referralService,
    IStoreContext storeContext,
    IWebHelper webHelper,
    TimeProvider time) : BasePublicController
{
    #region Methods

    /// <summary>
    /// Remember who sent the visitor, through registration and checkout
    /// </summary>
    public async Task<IActionResult> Landing(string code)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var referrer = await referralService.FindReferrerAsync(code, store.Id);
        if (referrer is not null)
        {
            var terms = await referralService.GetTermsAsync(referrer.ProgramId);
            Response.Cookies.Append(LoyaltyDefaults.ReferralCookie, code.Trim().ToUpperInvariant(), new CookieOptions
            {
                Expires = time.GetUtcNow().AddDays(Math.Max(terms.CookieDays, 1)),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = webHelper.IsCurrentConnectionSecured()
            });
            notificationService.SuccessNotification(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Referrals.Landing"));
        }

        return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    #endregion
}
