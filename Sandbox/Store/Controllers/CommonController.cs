using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Http;
using Nop.Services.Localization;
using Nop.Web.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The language switch and the page for wrong addresses</summary>
public class CommonController : BasePublicController
{
    private readonly ILanguageService _languageService;
    private readonly IWorkContext _workContext;

    public CommonController(ILanguageService languageService, IWorkContext workContext)
    {
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

    public IActionResult PageNotFound()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View();
    }
}
