using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The menu of the account pages</summary>
public class CustomerNavigationViewComponent(CustomerModelFactory customerModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int selectedTabId = 0) =>
        View(await customerModelFactory.PrepareCustomerNavigationModelAsync(selectedTabId));
}
