using Nop.Web.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The switches of language and currency, and the page for wrong addresses</summary>
public class CommonController(ICurrencyService currencyService, ILanguageService languageService, IWorkContext workContext) : BasePublicController
{
    public async Task<IActionResult> SetLanguage(int langid, string returnUrl = "")
    {
        var language = await languageService.GetLanguageByIdAsync(langid);
        if (language is { Published: true })
            await workContext.SetWorkingLanguageAsync(language);

        return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    public async Task<IActionResult> SetCurrency(int customerCurrency, string returnUrl = "")
    {
        var currency = await currencyService.GetCurrencyByIdAsync(customerCurrency);
        if (currency is { Published: true })
            await workContext.SetWorkingCurrencyAsync(currency);

        return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    public IActionResult PageNotFound()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View();
    }
}
