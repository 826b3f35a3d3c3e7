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
public class LoyaltyReferralController : BasePublicController
{
    #region Fields

    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IReferralService _referralService;
    private readonly IStoreContext _storeContext;
    private readonly IWebHelper _webHelper;
    private readonly TimeProvider _time;

    #endregion

    #region Ctor

    public LoyaltyReferralController(ILocalizationService localizationService,
        INotificationService notificationService,
        IReferralService referralService,
        IStoreContext storeContext,
        IWebHelper webHelper,
        TimeProvider time)
    {
        _localizationService = localizationService;
        _notificationService = notificationService;
        _referralService = referralService;
        _storeContext = storeContext;
        _webHelper = webHelper;
        _time = time;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Remember who sent the visitor, through registration and checkout
    /// </summary>
    public async Task<IActionResult> Landing(string code)
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        var referrer = await _referralService.FindReferrerAsync(code, store.Id);
        if (referrer is not null)
        {
            var terms = await _referralService.GetTermsAsync(referrer.ProgramId);
            Response.Cookies.Append(LoyaltyDefaults.ReferralCookie, code.Trim().ToUpperInvariant(), new CookieOptions
            {
                Expires = _time.GetUtcNow().AddDays(Math.Max(terms.CookieDays, 1)),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = _webHelper.IsCurrentConnectionSecured()
            });
            _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Referrals.Landing"));
        }

        return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    #endregion
}
