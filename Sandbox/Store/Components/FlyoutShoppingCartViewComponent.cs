using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The cart that opens under the header's cart link</summary>
public class FlyoutShoppingCartViewComponent(ShoppingCartModelFactory shoppingCartModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await shoppingCartModelFactory.PrepareMiniShoppingCartModelAsync());
}
