using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>Prepares the admin pages of API keys.</summary>
public class ApiKeyModelFactory(IAdminStores adminStores, IApiKeyService apiKeys, IDateTimeHelper dateTimes, ILocalizationService localization, IStoreService stores)
{
    /// <summary>Prepares the grid.</summary>
    public ApiKeySearchModel PrepareSearchModel()
    {
        var model = new ApiKeySearchModel();
        model.SetGridPageSize();
        return model;
    }

    /// <summary>Prepares the grid's rows.</summary>
    public async Task<ApiKeyListModel> PrepareListModelAsync(ApiKeySearchModel searchModel)
    {
        var scope = await adminStores.GetScopeAsync();
        var own = (await apiKeys.GetPagedAsync(0, int.MaxValue)).Where(key => scope.MayChange(key.StoreIds)).ToList();
        var keys = new PagedList<LoyaltyApiKey>(own, searchModel.Page - 1, searchModel.PageSize);
        var storeNames = (await stores.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);
        var allStores = await localization.GetResourceAsync("Plugins.Misc.Loyalty.ApiKeys.AllStores");

        var rows = new List<ApiKeyModel>();
        foreach (var key in keys)
            rows.Add(await PrepareRowAsync(key, storeNames, allStores));
        return new ApiKeyListModel().PrepareToGrid(searchModel, keys, () => rows);
    }

    /// <summary>Prepares the form, keeping what was typed.</summary>
    public async Task<ApiKeyCreateModel> PrepareCreateModelAsync(ApiKeyCreateModel model)
    {
        model.AvailableStores = (await adminStores.GetStoresAsync())
            .Select(store => new SelectListItem(store.Name, store.Id.ToString(), model.SelectedStoreIds.Contains(store.Id)))
            .ToList();
        return model;
    }

    private async Task<ApiKeyModel> PrepareRowAsync(LoyaltyApiKey key, Dictionary<int, string> storeNames, string allStores)
    {
        var storeIds = apiKeys.StoreIdsOf(key);
        return new ApiKeyModel
        {
            Id = key.Id,
            Name = key.Name,
            Prefix = key.Prefix + "…",
            Scopes = key.Scopes,
            Stores = storeIds.Count == 0 ? allStores : string.Join(", ", storeIds.Select(id => storeNames.GetValueOrDefault(id, $"#{id}"))),
            CreatedOn = await dateTimes.ConvertToUserTimeAsync(key.CreatedOnUtc, DateTimeKind.Utc),
            LastUsedOn = key.LastUsedOnUtc is { } used ? await dateTimes.ConvertToUserTimeAsync(used, DateTimeKind.Utc) : null,
            Active = key.RevokedOnUtc is null
        };
    }
}
