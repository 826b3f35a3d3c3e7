using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Admin.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Stores;
using Nop.Web.Framework.Mvc;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>Admin pages of API keys.</summary>
public class LoyaltyApiKeyController(AdminPageServices page, ApiKeyModelFactory models, IApiKeyService apiKeys, IStoreContext storeContext,
    IStoreService stores) : LoyaltyAreaController(page, "ApiKeys")
{
    private const int MaximumNameLength = 200;

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public IActionResult List() => Show("List", models.PrepareSearchModel());

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List(ApiKeySearchModel searchModel) => Json(await models.PrepareListModelAsync(searchModel));

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create() =>
        Show("Create", await models.PrepareCreateModelAsync(new ApiKeyCreateModel { SelectedStoreIds = (await Stores.GetScopeAsync()).StoreIds.ToList() }));

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
        if (model.CanAdminister)
            scopes.Add(ApiDefaults.AdminScope);

        await ValidateAsync(model, scopes);
        if (!ModelState.IsValid)
            return Show("Create", await models.PrepareCreateModelAsync(model));

        var created = await apiKeys.CreateAsync(model.Name, scopes, model.SelectedStoreIds.ToList(), await GetActorAsync());
        Response.Headers.CacheControl = "no-store";
        return Show("Created", new ApiKeyCreatedModel
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

        await apiKeys.RevokeAsync(key, await GetActorAsync());
        return new NullJsonResult();
    }

    private async Task ValidateAsync(ApiKeyCreateModel model, List<string> scopes)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            await FaultAsync(nameof(model.Name), "Fields.Name.Required");
        else if (model.Name.Trim().Length > MaximumNameLength)
            await FaultAsync(nameof(model.Name), "Fields.Name.TooLong");
        if (scopes.Count == 0)
            await FaultAsync(nameof(model.CanRead), "Fields.Scopes.Required");

        // a key for a store that does not exist would look limited and be useless
        var known = (await stores.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
        if (model.SelectedStoreIds.Any(id => !known.Contains(id)))
            await FaultAsync(nameof(model.SelectedStoreIds), "Fields.Stores.Invalid");
        else
            await ValidateStoresAsync(nameof(model.SelectedStoreIds), model.SelectedStoreIds);
    }
}
