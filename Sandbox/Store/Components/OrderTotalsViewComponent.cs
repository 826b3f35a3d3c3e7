using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The table of totals</summary>
public class OrderTotalsViewComponent : NopViewComponent
{
    private readonly ShoppingCartModelFactory _shoppingCartModelFactory;

    public OrderTotalsViewComponent(ShoppingCartModelFactory shoppingCartModelFactory)
    {
        _shoppingCartModelFactory = shoppingCartModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync(bool isEditable)
    {
        return View(await _shoppingCartModelFactory.PrepareOrderTotalsModelAsync(await _shoppingCartModelFactory.LoadCartAsync(), isEditable));
    }
}
