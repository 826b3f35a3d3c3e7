using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of the providers that stores work with
/// </summary>
public class ProviderModelFactory(IAdminStores adminStores,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IWorkContext workContext,
    LoyaltyProviders providers,
    ProviderConfigurations configurations,
    ProviderHealth health,
    ProviderSessions sessions)
{
    #region Utilities

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Providers.{key}"), arguments);
    }

    private async Task<string> TimeAsync(DateTime utc)
    {
        return (await dateTimeHelper.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("g");
    }

    /// <summary>
    /// The plugin's own two have names for people; those of other plugins are called by their system name
    /// </summary>
    private async Task<string> NameAsync(string provider)
    {
        return provider is RestLoyaltyProvider.NAME or OwnLoyaltyProvider.NAME ? await TextAsync($"Provider.{provider}") : provider;
    }

    private async Task<string> BreakerAsync(ProviderConfiguration row)
    {
        return row is not null && health.BreakerOf(row) is { } state ? await TextAsync($"Breaker.{state}") : string.Empty;
    }

    private async Task<string> OldestAsync(int storeId)
    {
        return await sessions.GetOldestUnfinishedAsync(storeId) is { } oldest ? await TimeAsync(oldest) : string.Empty;
    }

    #endregion

    #region Methods

    /// <summary>
    /// What came of trying a provider out, in words
    /// </summary>
    public async Task<string> GetTestTextAsync(ProviderConfiguration row)
    {
        if (row?.TestedOnUtc is not { } tested)
            return string.Empty;

        return row.TestCode is null ? await TextAsync("Test.Ok", await TimeAsync(tested)) : await TextAsync("Test.Failed", await TimeAsync(tested), await GetCodeTextAsync(row.TestCode));
    }

    /// <summary>
    /// A code in words; the code itself where there are none
    /// </summary>
    public async Task<string> GetCodeTextAsync(string code)
    {
        var language = await workContext.GetWorkingLanguageAsync();

        return await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Providers.Code.{code}", language.Id, false, code);
    }

    /// <summary>
    /// Get what the form changes, alone
    /// </summary>
    public static ProviderConfiguration Editable(ProviderConfiguration row)
    {
        return row is null ? null : new ProviderConfiguration
        {
            Id = row.Id, StoreId = row.StoreId, Active = row.Active, ProviderName = row.ProviderName, DisplayName = row.DisplayName, Address = row.Address, ClientId = row.ClientId, Program = row.Program, SiteId = row.SiteId,
            BudgetMilliseconds = row.BudgetMilliseconds, FinalizeAtId = row.FinalizeAtId, KeepTryingDays = row.KeepTryingDays, AllowedOrigins = row.AllowedOrigins
        };
    }

    /// <summary>
    /// Prepare the grid
    /// </summary>
    public ProviderSearchModel PrepareSearchModel()
    {
        var model = new ProviderSearchModel();
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare the rows of the grid: the admin's stores
    /// </summary>
    public async Task<ProviderListModel> PrepareListModelAsync(ProviderSearchModel searchModel)
    {
        var configured = (await configurations.GetAllAsync()).ToDictionary(row => row.StoreId);
        var page = new PagedList<Store>((await adminStores.GetStoresAsync()).ToList(), searchModel.Page - 1, searchModel.PageSize);
        var rows = new List<ProviderRowModel>();
        foreach (var store in page)
        {
            var row = configured.GetValueOrDefault(store.Id);
            rows.Add(new ProviderRowModel
            {
                Id = store.Id,
                Store = store.Name,
                Provider = row is null ? await TextAsync("None") : await NameAsync(row.ProviderName),
                Address = row?.Address,
                Active = row?.Active == true,
                Breaker = await BreakerAsync(row),
                Oldest = await OldestAsync(store.Id),
                Tested = await GetTestTextAsync(row)
            });
        }

        return new ProviderListModel().PrepareToGrid(searchModel, page, () => rows);
    }

    /// <summary>
    /// Prepare a store's page
    /// </summary>
    /// <param name="model">What was typed; null when the page is opened</param>
    /// <param name="store">The store</param>
    public async Task<ProviderEditModel> PrepareEditModelAsync(ProviderEditModel model, Store store)
    {
        var row = await configurations.FindAsync(store.Id);
        var shown = row ?? new ProviderConfiguration { ProviderName = RestLoyaltyProvider.NAME };
        model ??= new ProviderEditModel
        {
            Seen = SeenState.Of(Editable(row)),
            Active = shown.Active,
            Provider = shown.ProviderName,
            DisplayName = shown.DisplayName,
            Address = shown.Address,
            ClientId = shown.ClientId,
            Program = shown.Program,
            SiteId = shown.SiteId,
            BudgetMilliseconds = shown.BudgetMilliseconds,
            FinalizeAtId = shown.FinalizeAtId,
            KeepTryingDays = shown.KeepTryingDays,
            AllowedOrigins = shown.AllowedOrigins
        };
        model.Id = store.Id;
        model.Store = store.Name;
        model.Exists = row is not null;
        model.HasSecret = !string.IsNullOrEmpty(row?.SealedSecret);
        model.ClientSecret = null;
        model.Breaker = await BreakerAsync(row);
        model.Tested = await GetTestTextAsync(row);
        model.Oldest = await OldestAsync(store.Id);
        foreach (var name in providers.Names.Append(shown.ProviderName).Distinct(StringComparer.OrdinalIgnoreCase))
            model.AvailableProviders.Add(new SelectListItem(await NameAsync(name), name, name == model.Provider));
        foreach (var moment in Enum.GetValues<FulfilmentMoment>())
            model.AvailableMoments.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(moment), ((int)moment).ToString(), (int)moment == model.FinalizeAtId));

        return model;
    }

    #endregion
}
