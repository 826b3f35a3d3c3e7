using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Web.Framework.Infrastructure;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The box in which points are spent, on the cart and in both checkouts
/// </summary>
public class RedeemBoxViewComponent(RedeemModelFactory redeemModelFactory) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the box
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives; a model of the box when it is already prepared</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        return QuietlyAsync(async () =>
        {
            var model = additionalData as RedeemBoxModel ?? await PrepareAsync(widgetZone);
            if (model is not null && additionalData is not RedeemBoxModel)
                model.Question = RedeemQuestions.Take(ViewContext.TempData);
            return model is null ? Content(string.Empty) : View("~/Plugins/Misc.Loyalty/Views/Components/RedeemBox.cshtml", model);
        });
    }

    #endregion

    #region Utilities

    private async Task<RedeemBoxModel> PrepareAsync(string widgetZone)
    {
        var place = PlaceOf(widgetZone);

        //where the order summary stands on the same page, its warnings tell what happened
        return await redeemModelFactory.PrepareBoxModelAsync(place, showNotices: place is RedeemPlace.Payment or RedeemPlace.OpcPayment);
    }

    private static RedeemPlace PlaceOf(string widgetZone)
    {
        if (widgetZone == PublicWidgetZones.CheckoutPaymentMethodTop)
            return RedeemPlace.Payment;
        if (widgetZone == PublicWidgetZones.CheckoutConfirmTop)
            return RedeemPlace.Confirm;
        if (widgetZone == PublicWidgetZones.OpCheckoutPaymentMethodTop)
            return RedeemPlace.OpcPayment;

        return widgetZone == PublicWidgetZones.OpCheckoutConfirmTop ? RedeemPlace.OpcConfirm : RedeemPlace.Cart;
    }

    #endregion
}
