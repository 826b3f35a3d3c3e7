using Nop.Core.Caching;
using Nop.Web.Areas.Admin.Factories;
using Nop.Web.Areas.Admin.Controllers;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class CommonController(IStaticCacheManager staticCacheManager, SystemWarnings systemWarnings, IWebHelper webHelper) : BaseAdminController
{
    [CheckPermission(StandardPermission.System.MANAGE_MAINTENANCE)]
    public async Task<IActionResult> Warnings() => View(await systemWarnings.PrepareAllAsync());

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_MAINTENANCE)]
    public async Task<IActionResult> ClearCache(string returnUrl = "")
    {
        await staticCacheManager.ClearAsync();

        return Redirect(Url.IsLocalUrl(returnUrl) ? returnUrl : Url.Action("Index", "Home"));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.System.MANAGE_MAINTENANCE)]
    public IActionResult RestartApplication(string returnUrl = "") =>
        View("RestartApplication", Url.IsLocalUrl(returnUrl) ? returnUrl : Url.Action("Index", "Home"));

    [CheckPermission([StandardPermission.System.MANAGE_MAINTENANCE, StandardPermission.Configuration.MANAGE_PLUGINS])]
    public IActionResult RestartApplication()
    {
        webHelper.RestartAppDomain();

        return new EmptyResult();
    }
}
