using Microsoft.AspNetCore.Mvc;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Models;
using StoreEntity = Nop.Core.Domain.Stores.Store;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Lists and edits stores
/// </summary>
public class StoreController(
    ILocalizationService localizationService,
    INotificationService notificationService,
    IStoreService storeService) : StoreAdminController(localizationService, notificationService)
{
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public IActionResult List()
    {
        return SearchPage(new ListSearchModel());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var stores = await storeService.GetAllStoresAsync();

        return Json(await GridModel<StoreModel>.FromAsync(searchModel, stores, store => Task.FromResult(ToModel(store))));
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public IActionResult Create()
    {
        return View(new StoreModel());
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> Create(StoreModel model, bool continueEditing)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return View(model);

        var store = new StoreEntity();
        Fill(store, model);
        await storeService.InsertStoreAsync(store);

        return await SavedAsync("Admin.Configuration.Stores.Added", store.Id, continueEditing);
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> Edit(int id)
    {
        var store = await storeService.GetStoreByIdAsync(id);

        return store is null ? RedirectToAction("List") : View(ToModel(store));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [FormValueRequired("save", "save-continue")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> Edit(StoreModel model, bool continueEditing)
    {
        var store = await storeService.GetStoreByIdAsync(model.Id);
        if (store is null)
            return RedirectToAction("List");

        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return View(model);

        Fill(store, model);
        await storeService.UpdateStoreAsync(store);

        return await SavedAsync("Admin.Configuration.Stores.Updated", store.Id, continueEditing);
    }

    private async Task ValidateAsync(StoreModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            await AddErrorAsync(nameof(model.Name), "Admin.Configuration.Stores.Fields.Name.Required");
        if (string.IsNullOrWhiteSpace(model.Url))
            await AddErrorAsync(nameof(model.Url), "Admin.Configuration.Stores.Fields.Url.Required");
    }

    private static StoreModel ToModel(StoreEntity store)
    {
        return new StoreModel
        {
            Id = store.Id,
            Name = store.Name,
            Url = store.Url,
            Hosts = store.Hosts,
            DisplayOrder = store.DisplayOrder,
            CompanyName = store.CompanyName
        };
    }

    private static void Fill(StoreEntity store, StoreModel model)
    {
        store.Name = model.Name;
        store.Url = model.Url.EndsWith('/') ? model.Url : $"{model.Url}/";
        store.Hosts = model.Hosts;
        store.DisplayOrder = model.DisplayOrder;
        store.CompanyName = model.CompanyName;
    }
}
