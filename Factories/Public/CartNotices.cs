using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Tells on the cart what happened to reserved points, and keeps the codes behind them to itself
/// </summary>
public class CartNotices(CartReview cartReview, IStoreContext storeContext, IWorkContext workContext, RedemptionLifecycle lifecycle, RedemptionTexts texts)
{
    #region Methods

    /// <summary>
    /// Looks at the reservations and tells of them
    /// </summary>
    /// <param name="cart">The cart as the page shows it</param>
    /// <returns>A task that represents the asynchronous operation</returns>
    public async Task ShowAsync(ShoppingCartModel cart)
    {
        var notices = await cartReview.RunAsync();
        foreach (var text in (await texts.GetAsync(notices)).Where(text => !cart.Warnings.Contains(text)))
            cart.Warnings.Add(text);

        //nopCommerce shows codes of coupons; those behind points are the plugin's own affair, and the redeem box tells of them in words.
        //The discounts in the model were read before, with those that the review took away
        var chips = cart.DiscountBox.AppliedDiscountsWithCodes;
        if (chips.Count == 0)
            return;

        var store = await storeContext.GetCurrentStoreAsync();
        var live = await lifecycle.GetLiveAsync((await workContext.GetCurrentCustomerAsync()).Id, store.Id);
        var own = live.Concat(notices.Select(notice => notice.Redemption)).Select(redemption => redemption.CouponCode)
            .Where(code => !string.IsNullOrEmpty(code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        chips.RemoveAll(chip => own.Contains(chip.CouponCode));
    }

    #endregion
}
