using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Http;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Web.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The switches of language and currency, and the page for wrong addresses</summary>
public class CommonController : BasePublicController
{
    private readonly ICurrencyService _currencyService;
    private readonly ILanguageService _languageService;
    private readonly IWorkContext _workContext;

    public CommonController(ICurrencyService currencyService, ILanguageService languageService, IWorkContext workContext)
    {
        _currencyService = currencyService;
        _languageService = languageService;
        _workContext = workContext;
    }

    public async Task<IActionResult> SetLanguage(int langid, string returnUrl = "")
    {
        var language = await _languageService.GetLanguageByIdAsync(langid);
        if (language is { Published: true })
            await _workContext.SetWorkingLanguageAsync(language);

        return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    public async Task<IActionResult> SetCurrency(int customerCurrency, string returnUrl = "")
    {
        var currency = await _currencyService.GetCurrencyByIdAsync(customerCurrency);
        if (currency is { Published: true })
            await _workContext.SetWorkingCurrencyAsync(currency);

        return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    public IActionResult PageNotFound()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View();
    }
}
