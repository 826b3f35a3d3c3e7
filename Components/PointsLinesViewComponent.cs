using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The lines of a cart that points pay or could pay, under its lines
/// </summary>
public class PointsLinesViewComponent(IStoreContext storeContext, IWorkContext workContext, PointsPriceModelFactory modelFactory) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the lines
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The cart's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        return QuietlyAsync(() => ShowAsync(additionalData));
    }

    private async Task<IViewComponentResult> ShowAsync(object additionalData)
    {
        var editable = additionalData is ShoppingCartModel { IsEditable: true };
        var model = await modelFactory.PrepareLinesAsync(await workContext.GetCurrentCustomerAsync(), await storeContext.GetCurrentStoreAsync(), editable);
        if (model.Lines.Count == 0)
            return Content(string.Empty);

        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsLines.cshtml", model);
    }

    #endregion
}
