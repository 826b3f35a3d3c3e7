using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Services.Security;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The loyalty block on the order's page in the admin area
/// </summary>
public class AdminOrderViewComponent(IPermissionService permissionService, RedemptionModelFactory modelFactory) : NopViewComponent
{
    #region Methods

    /// <summary>
    /// Show the block
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The order's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not BaseNopEntityModel { Id: > 0 } order || !await permissionService.AuthorizeAsync(LoyaltyDefaults.ViewPermission))
            return Content(string.Empty);

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Orders/OrderBlock.cshtml", await modelFactory.PrepareOrderBlockModelAsync(order.Id));
    }

    #endregion
}
