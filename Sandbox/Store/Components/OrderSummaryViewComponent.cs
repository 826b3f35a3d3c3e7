using Nop.Web.Models.ShoppingCart;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The cart's lines and totals: editable on the cart page, fixed in the checkout</summary>
public class OrderSummaryViewComponent(ShoppingCartModelFactory shoppingCartModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool? prepareAndDisplayOrderReviewData = null, ShoppingCartModel overriddenModel = null)
    {
        if (overriddenModel is not null)
            return View(overriddenModel);

        var cart = await shoppingCartModelFactory.LoadCartAsync();
        return View(await shoppingCartModelFactory.PrepareShoppingCartModelAsync(new ShoppingCartModel(), cart,
            isEditable: false, prepareAndDisplayOrderReviewData: prepareAndDisplayOrderReviewData ?? false));
    }
}
