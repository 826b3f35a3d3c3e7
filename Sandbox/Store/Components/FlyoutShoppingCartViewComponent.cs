using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The cart that opens under the header's cart link</summary>
public class FlyoutShoppingCartViewComponent : NopViewComponent
{
    private readonly ShoppingCartModelFactory _shoppingCartModelFactory;

    public FlyoutShoppingCartViewComponent(ShoppingCartModelFactory shoppingCartModelFactory)
    {
        _shoppingCartModelFactory = shoppingCartModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        return View(await _shoppingCartModelFactory.PrepareMiniShoppingCartModelAsync());
    }
}
