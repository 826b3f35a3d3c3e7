using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The signed-in shopper's balance among the header links
/// </summary>
public class HeaderBalanceViewComponent(HeaderBalance headerBalance, IStoreContext storeContext, IWorkContext workContext) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the balance
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
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
        var text = await headerBalance.GetAsync(await workContext.GetCurrentCustomerAsync(), await storeContext.GetCurrentStoreAsync());

        return text is null
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/HeaderBalance.cshtml", new PointsTextModel { Text = text });
    }

    #endregion
}
