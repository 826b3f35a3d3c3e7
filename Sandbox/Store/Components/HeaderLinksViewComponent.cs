using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Services.Customers;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Common;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>Login, account and cart links of the header</summary>
public class HeaderLinksViewComponent : NopViewComponent
{
    private readonly ICustomerService _customerService;
    private readonly IWorkContext _workContext;
    private readonly ShoppingCartModelFactory _shoppingCartModelFactory;

    public HeaderLinksViewComponent(ICustomerService customerService, IWorkContext workContext, ShoppingCartModelFactory shoppingCartModelFactory)
    {
        _customerService = customerService;
        _workContext = workContext;
        _shoppingCartModelFactory = shoppingCartModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var isRegistered = await _customerService.IsRegisteredAsync(customer);
        var cart = await _shoppingCartModelFactory.LoadCartAsync();
        return View(new HeaderLinksModel
        {
            IsAuthenticated = isRegistered,
            CustomerName = isRegistered ? await _customerService.FormatUsernameAsync(customer) : string.Empty,
            ShoppingCartEnabled = true,
            ShoppingCartItems = cart.Sum(item => item.Quantity)
        });
    }
}
