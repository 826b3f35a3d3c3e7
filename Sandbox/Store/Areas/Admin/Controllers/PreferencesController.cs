using Nop.Services.Common;
using Nop.Web.Areas.Admin.Controllers;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Remembers how an administrator left the admin pages</summary>
public class PreferencesController(IGenericAttributeService genericAttributeService, IWorkContext workContext) : BaseAdminController
{
    [HttpPost]
    public async Task<IActionResult> SavePreference(string name, bool value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        await genericAttributeService.SaveAttributeAsync(await workContext.GetCurrentCustomerAsync(), name, value);

        return Json(new { Result = true });
    }
}
