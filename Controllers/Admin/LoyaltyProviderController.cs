using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Admin pages of the loyalty providers that stores work with
/// </summary>
public class LoyaltyProviderController(AdminPageServices page,
    ProviderConfigurations configurations,
    ProviderHealth health,
    ProviderModelFactory modelFactory) : LoyaltyAreaController(page, "Providers")
{
    #region Utilities

    /// <summary>
    /// A store that the admin may choose; null when there is none: the actions are within his stores by this
    /// </summary>
    private async Task<Store> FindStoreAsync(int id)
    {
        return (await Stores.GetStoresAsync()).FirstOrDefault(store => store.Id == id);
    }

    private async Task<IActionResult> EditorAsync(ProviderEditModel model, Store store)
    {
        return Show("Edit", await modelFactory.PrepareEditModelAsync(model, store));
    }

    /// <summary>
    /// Say what is wrong at its field, in the admin's language
    /// </summary>
    private async Task RefuseAsync(LoyaltyError error)
    {
        var field = error.Field switch
        {
            "provider" => nameof(ProviderEditModel.Provider),
            "displayName" => nameof(ProviderEditModel.DisplayName),
            "address" => nameof(ProviderEditModel.Address),
            "clientId" => nameof(ProviderEditModel.ClientId),
            "clientSecret" => nameof(ProviderEditModel.ClientSecret),
            "program" => nameof(ProviderEditModel.Program),
            "siteId" => nameof(ProviderEditModel.SiteId),
            "budgetMilliseconds" => nameof(ProviderEditModel.BudgetMilliseconds),
            "keepTryingDays" => nameof(ProviderEditModel.KeepTryingDays),
            "finalizeAt" => nameof(ProviderEditModel.FinalizeAtId),
            "allowedOrigins" => nameof(ProviderEditModel.AllowedOrigins),
            _ => throw new InvalidOperationException($"{error.Code} {error.Field}: {error.Message}")
        };
        await FaultAsync(field, $"Fields.{field}.Invalid");
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public IActionResult List()
    {
        return Show("List", modelFactory.PrepareSearchModel());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List(ProviderSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Edit(int id)
    {
        return await FindStoreAsync(id) is { } store ? await EditorAsync(null, store) : RedirectToAction(nameof(List));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Edit(ProviderEditModel model, bool continueEditing)
    {
        if (await FindStoreAsync(model.Id) is not { } store)
            return RedirectToAction(nameof(List));

        if (await configurations.FindAsync(store.Id) is { } row)
            await ValidateSeenAsync(model.Seen, ProviderModelFactory.Editable(row));
        if (!ModelState.IsValid)
            return await EditorAsync(model, store);

        var saved = await configurations.SaveAsync(new ProviderConfiguration
        {
            StoreId = store.Id,
            Active = model.Active,
            ProviderName = model.Provider,
            DisplayName = model.DisplayName,
            Address = model.Address,
            ClientId = model.ClientId,
            Program = model.Program,
            SiteId = model.SiteId,
            BudgetMilliseconds = model.BudgetMilliseconds,
            FinalizeAtId = model.FinalizeAtId,
            KeepTryingDays = model.KeepTryingDays,
            AllowedOrigins = model.AllowedOrigins
        }, string.IsNullOrEmpty(model.ClientSecret) ? null : model.ClientSecret.Trim(), await GetActorAsync());
        if (saved.Success)
            return await SavedAsync(store.Id, continueEditing, "Saved");

        await RefuseAsync(saved.Error);

        return await EditorAsync(model, store);
    }

    /// <summary>
    /// Try the provider out as it is stored
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Test(int id)
    {
        if (await FindStoreAsync(id) is not { } store || await configurations.FindAsync(store.Id) is not { } row)
            return RedirectToAction(nameof(List));

        var (_, code) = await health.TestAsync(row);
        if (code is null)
            await NotifyAsync("Test.Now");
        else
            Notifications.ErrorNotification(await modelFactory.GetCodeTextAsync(code));

        return RedirectToAction(nameof(Edit), new { id });
    }

    #endregion
}
