using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Admin.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Localization;
using Nop.Services.Stores;
using Nop.Web.Framework.Mvc;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>Admin pages of API keys.</summary>
public class LoyaltyApiKeyController(IAdminStores adminStores, IApiKeyModelFactory models, IApiKeyService apiKeys, ILocalizationService localization,
    IStoreContext storeContext, IStoreService stores, IWorkContext workContext) : LoyaltyAreaController
{
    private const int MaximumNameLength = 200;
    private const string Folder = "~/Plugins/Misc.Loyalty/Views/Admin/ApiKeys/";

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public IActionResult List() => View(Folder + "List.cshtml", models.PrepareSearchModel());

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List(ApiKeySearchModel searchModel) => Json(await models.PrepareListModelAsync(searchModel));

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create() =>
        View(Folder + "Create.cshtml", await models.PrepareCreateModelAsync(new ApiKeyCreateModel { SelectedStoreIds = (await adminStores.GetScopeAsync()).StoreIds.ToList() }));

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create(ApiKeyCreateModel model)
    {
        var scopes = new List<string>();
        if (model.CanRead)
            scopes.Add(ApiDefaults.ReadScope);
        if (model.CanWrite)
            scopes.Add(ApiDefaults.WriteScope);

        await ValidateAsync(model, scopes);
        if (!ModelState.IsValid)
            return View(Folder + "Create.cshtml", await models.PrepareCreateModelAsync(model));

        var created = await apiKeys.CreateAsync(model.Name, scopes, model.SelectedStoreIds.ToList(), await ActorAsync());
        Response.Headers.CacheControl = "no-store";
        return View(Folder + "Created.cshtml", new ApiKeyCreatedModel
        {
            Name = created.Key.Name,
            Secret = created.Secret,
            Scopes = created.Key.Scopes,
            StoreUrl = (await storeContext.GetCurrentStoreAsync()).Url
        });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyApiKey>("id")]
    public async Task<IActionResult> Revoke(int id)
    {
        var key = await apiKeys.GetByIdAsync(id);
        if (key is null)
            return NotFound();

        await apiKeys.RevokeAsync(key, await ActorAsync());
        return new NullJsonResult();
    }

    private async Task ValidateAsync(ApiKeyCreateModel model, List<string> scopes)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            ModelState.AddModelError(nameof(model.Name), await localization.GetResourceAsync("Plugins.Misc.Loyalty.ApiKeys.Fields.Name.Required"));
        else if (model.Name.Trim().Length > MaximumNameLength)
            ModelState.AddModelError(nameof(model.Name), await localization.GetResourceAsync("Plugins.Misc.Loyalty.ApiKeys.Fields.Name.TooLong"));
        if (scopes.Count == 0)
            ModelState.AddModelError(nameof(model.CanRead), await localization.GetResourceAsync("Plugins.Misc.Loyalty.ApiKeys.Fields.Scopes.Required"));

        // a key for a store that does not exist would look limited and be useless
        var known = (await stores.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
        if (model.SelectedStoreIds.Any(id => !known.Contains(id)))
            ModelState.AddModelError(nameof(model.SelectedStoreIds), await localization.GetResourceAsync("Plugins.Misc.Loyalty.ApiKeys.Fields.Stores.Invalid"));
        else if (!(await adminStores.GetScopeAsync()).MayChange(IdList.Format(model.SelectedStoreIds)))
            ModelState.AddModelError(nameof(model.SelectedStoreIds), await localization.GetResourceAsync("Plugins.Misc.Loyalty.StoreLimits.ChooseYours"));
    }

    private async Task<string> ActorAsync() => $"admin:{(await workContext.GetCurrentCustomerAsync()).Id}";
}
