using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The box of the store's loyalty provider, below the cart
/// </summary>
public class SessionBoxViewComponent(IStoreContext storeContext, Lazy<SessionBoxFactory> factory, ProviderConfigurations configurations) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the box
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        //the checkout shows the same summary inside of a form of its own
        return additionalData is ShoppingCartModel { IsEditable: true } ? QuietlyAsync(ShowAsync) : Task.FromResult<IViewComponentResult>(Content(string.Empty));
    }

    #endregion

    #region Utilities

    private async Task<IViewComponentResult> ShowAsync()
    {
        var store = await storeContext.GetCurrentStoreAsync();
        if (await configurations.FindActiveAsync(store.Id) is not { } configuration)
            return Content(string.Empty);

        return await factory.Value.PrepareBoxModelAsync(configuration, store) is { } model
            ? View("~/Plugins/Misc.Loyalty/Views/Components/SessionBox.cshtml", model)
            : Content(string.Empty);
    }

    #endregion
}
