using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Catalog;
using Nop.Web.Models.Customer;
using Nop.Web.Models.Order;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Hands what nopCommerce has prepared to who shows points in it. The event comes for every model of every page, so that nothing is made before a model asks for it
/// </summary>
public class PreparedModelConsumer(Lazy<AccountNavigation> navigation,
    Lazy<CartNotices> cartNotices,
    Lazy<ILogger> logger,
    Lazy<PointsLineTexts> lineTexts,
    Lazy<PointsPriceTexts> priceTexts) : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    #region Fields

    private readonly Lazy<AccountNavigation> _navigation = navigation;

    #endregion

    #region Utilities

    private async Task ShowAsync(ShoppingCartModel cart)
    {
        //each by itself: one that fails takes nothing from the other
        await QuietlyAsync("reserved points could not be looked at", () => cartNotices.Value.ShowAsync(cart));
        if (cart.Items.Count > 0)
            await QuietlyAsync("lines that points pay could not be shown", () => lineTexts.Value.ShowAsync(cart));
    }

    private async Task QuietlyAsync(string what, Func<Task> show)
    {
        try
        {
            await show();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: {what}", exception);
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Shows points in a model
    /// </summary>
    /// <param name="eventMessage">The model that was prepared</param>
    /// <returns>A task that represents the asynchronous operation</returns>
    public Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        return eventMessage.Model switch
        {
            CustomerNavigationModel navigation => QuietlyAsync("the link to \"My loyalty\" could not be shown", () => _navigation.Value.ShowAsync(navigation)),
            ShoppingCartModel cart => ShowAsync(cart),
            MiniShoppingCartModel { Items.Count: > 0 } mini => QuietlyAsync("lines that points pay could not be shown", () => lineTexts.Value.ShowAsync(mini)),
            OrderDetailsModel order => QuietlyAsync("lines that points paid could not be shown", () => lineTexts.Value.ShowAsync(order)),
            CompareProductsModel compared => QuietlyAsync("prices in points could not be shown", () => priceTexts.Value.ShowAsync(compared)),
            WishlistModel wished => QuietlyAsync("prices in points could not be shown", () => priceTexts.Value.ShowAsync(wished)),
            _ => Task.CompletedTask
        };
    }

    #endregion
}
