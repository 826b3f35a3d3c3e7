using Nop.Web.Models.Common;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>Login, account and cart links of the header</summary>
public class HeaderLinksViewComponent(
    ICustomerService customerService,
    IWorkContext workContext,
    ShoppingCartModelFactory shoppingCartModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var isRegistered = await customerService.IsRegisteredAsync(customer);
        var cart = await shoppingCartModelFactory.LoadCartAsync();
        return View(new HeaderLinksModel
        {
            IsAuthenticated = isRegistered,
            CustomerName = isRegistered ? await customerService.FormatUsernameAsync(customer) : string.Empty,
            ShoppingCartEnabled = true,
            ShoppingCartItems = cart.Sum(item => item.Quantity)
        });
    }
}
