using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The menu of the account pages</summary>
public class CustomerNavigationViewComponent : NopViewComponent
{
    private readonly CustomerModelFactory _customerModelFactory;

    public CustomerNavigationViewComponent(CustomerModelFactory customerModelFactory)
    {
        _customerModelFactory = customerModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync(int selectedTabId = 0)
    {
        return View(await _customerModelFactory.PrepareCustomerNavigationModelAsync(selectedTabId));
    }
}
