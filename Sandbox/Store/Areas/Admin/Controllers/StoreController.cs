using Nop.Services.Stores;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;
using StoreEntity = Nop.Core.Domain.Stores.Store;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class StoreController(
    ILocalizationService localizationService,
    INotificationService notificationService,
    IStoreService storeService) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.Configuration.Stores", "Stores", "stores-grid", typeof(StoreModel))
    {
        CanAdd = true,
        Columns = ["Name", "Url", "DisplayOrder", GridColumn.EditButton()],
        EditTitle = "EditStoreDetails",
        NameProperty = "Name",
        Fields = [RecordField.Required("Name"), RecordField.Required("Url"), "Hosts", "DisplayOrder", "CompanyName"]
    };

    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new ListSearchModel());

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var stores = await storeService.GetAllStoresAsync();

        return Json(await GridModel<StoreModel>.FromAsync(searchModel, stores, store => Task.FromResult(store.ToModel<StoreModel>())));
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public IActionResult Create() => EditPage(_pages, new StoreModel());

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> Create(StoreModel model, bool continueEditing)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return EditPage(_pages, model);

        var store = new StoreEntity();
        Fill(store, model);
        await storeService.InsertStoreAsync(store);

        return await SavedAsync("Admin.Configuration.Stores.Added", store.Id, continueEditing);
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_STORES)]
    public async Task<IActionResult> Edit(int id)
    {
        var store = await storeService.GetStoreByIdAsync(id);

        return store is null ? RedirectToAction("List") : EditPage(_pages, store.ToModel<StoreModel>());
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
            return EditPage(_pages, model);

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

    private static void Fill(StoreEntity store, StoreModel model)
    {
        store.Name = model.Name;
        store.Url = model.Url.EndsWith('/') ? model.Url : $"{model.Url}/";
        store.Hosts = model.Hosts;
        store.DisplayOrder = model.DisplayOrder;
        store.CompanyName = model.CompanyName;
    }
}
