using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

public class OrderTotalsViewComponent(ShoppingCartModelFactory shoppingCartModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(bool isEditable) =>
        View(await shoppingCartModelFactory.PrepareOrderTotalsModelAsync(await shoppingCartModelFactory.LoadCartAsync(), isEditable));
}
