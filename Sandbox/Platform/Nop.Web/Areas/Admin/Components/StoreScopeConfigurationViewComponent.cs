using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Services.Stores;
using Nop.Web.Framework.Components;

namespace Nop.Web.Areas.Admin.Components;

/// <summary>Lets the admin choose whose settings a page edits; nothing with a single store</summary>
public class StoreScopeConfigurationViewComponent(IStoreContext storeContext, IStoreService storeService) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var stores = await storeService.GetAllStoresAsync();
        if (stores.Count < 2)
            return Content(string.Empty);

        var scope = await storeContext.GetActiveStoreScopeConfigurationAsync();

        return View(stores.Select(store => new SelectListItem(store.Name, store.Id.ToString(), store.Id == scope)).ToList());
    }
}
