using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Services.Security;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The loyalty card on the product's page in the admin area
/// </summary>
public class AdminProductViewComponent(IPermissionService permissionService, ProductTermsModelFactory modelFactory) : NopViewComponent
{
    #region Methods

    /// <summary>
    /// Show the card
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The product's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        //a product that is not stored yet has nothing to be said of
        if (additionalData is not BaseNopEntityModel { Id: > 0 } product || !await permissionService.AuthorizeAsync(LoyaltyDefaults.ViewPermission))
            return Content(string.Empty);

        var model = await modelFactory.PrepareCardModelAsync(product.Id);
        if (model.Programs.Count == 0)
            return Content(string.Empty);

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Products/Card.cshtml", model);
    }

    #endregion
}
