using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of programs
/// </summary>
public class ProgramModelFactory(IAdminStores adminStores,
    CatalogOptions catalogOptions,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ILocalizationService localizationService,
    IPermissionService permissionService,
    IProgramService programService,
    IStoreService storeService)
{
    #region Utilities

    /// <summary>
    /// Get the deleted programs that the admin may restore
    /// </summary>
    private async Task<IList<LoyaltyProgram>> GetDeletedAsync()
    {
        var scope = await adminStores.GetScopeAsync();

        return (await programService.GetDeletedProgramsAsync()).Where(program => scope.MayChange(program.StoreIds)).ToList();
    }

    private async Task<string> GetStoresTextAsync(string storeIds)
    {
        if (string.IsNullOrWhiteSpace(storeIds))
            return await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Programs.AllStores");

        var ids = IdList.Parse(storeIds);

        return string.Join(", ", (await storeService.GetAllStoresAsync()).Where(store => ids.Contains(store.Id)).Select(store => store.Name));
    }

    private async Task<IList<SelectListItem>> GetOptionsAsync<TEnum>(int chosen) where TEnum : struct, Enum
    {
        var options = new List<SelectListItem>();
        foreach (var value in Enum.GetValues<TEnum>())
        {
            var id = Convert.ToInt32(value);
            options.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(value), id.ToString(), id == chosen));
        }

        return options;
    }

    private static ProgramModel FromEntity(LoyaltyProgram program)
    {
        return new ProgramModel
        {
            Seen = program.Id == 0 ? 0 : SeenState.Of(program),
            Id = program.Id,
            Name = program.Name,
            Active = program.Active,
            IsDefault = program.IsDefault,
            SelectedStoreIds = IdList.Parse(program.StoreIds).ToList(),
            PointName = program.PointName,
            PointNamePlural = program.PointNamePlural,
            PointSymbol = program.PointSymbol,
            Color = program.Color,
            AccentColor = program.AccentColor,
            PictureId = program.PictureId,
            EnrolmentId = program.EnrolmentId,
            PointsPerCurrencyUnit = program.PointsPerCurrencyUnit,
            EarnStep = program.EarnStep,
            PointsPerStep = program.PointsPerStep,
            HoldUntilId = program.HoldUntilId,
            HoldDays = program.HoldDays,
            RepayShortfall = program.RepayShortfall,
            SelectedProductIds = IdList.Parse(program.ExcludedProductIds).ToList(),
            SelectedCategoryIds = IdList.Parse(program.ExcludedCategoryIds).ToList(),
            ExpiryModeId = program.ExpiryModeId,
            ExpireAfterDays = program.ExpireAfterDays,
            ReminderDays = program.ReminderDays,
            RedemptionEnabled = program.RedemptionEnabled,
            PointValue = program.PointValue,
            MinRedeemPoints = program.MinRedeemPoints,
            RedeemStep = program.RedeemStep,
            MaxRedeemPointsPerOrder = program.MaxRedeemPointsPerOrder,
            MaxRedeemPercent = program.MaxRedeemPercent,
            ReservationMinutes = program.ReservationMinutes,
            GiftCardsForPoints = program.GiftCardsForPoints
        };
    }

    private async IAsyncEnumerable<ProgramModel> PrepareRowsAsync(IEnumerable<LoyaltyProgram> programs)
    {
        foreach (var program in programs)
        {
            var model = FromEntity(program);
            model.SystemName = program.SystemName;
            model.IsDefault = program.IsDefault;
            model.Stores = await GetStoresTextAsync(program.StoreIds);
            yield return model;
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the search of the grid
    /// </summary>
    /// <returns>Search model</returns>
    public async Task<ProgramSearchModel> PrepareProgramSearchModelAsync()
    {
        var model = new ProgramSearchModel
        {
            CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission),
            Deleted = (await GetDeletedAsync()).Select(program => new SelectListItem(program.Name, program.Id.ToString())).ToList()
        };
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of programs
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<ProgramListModel> PrepareProgramListModelAsync(ProgramSearchModel searchModel)
    {
        var programs = await adminStores.GetProgramsAsync();
        var page = new PagedList<LoyaltyProgram>(programs, searchModel.Page - 1, searchModel.PageSize);
        return await new ProgramListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page));
    }

    /// <summary>
    /// Prepare a program's edit page
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the program's values</param>
    /// <param name="program">Program</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<ProgramModel> PrepareProgramModelAsync(ProgramModel model, LoyaltyProgram program)
    {
        model ??= FromEntity(program);
        model.SystemName = program.Id == 0 ? model.SystemName : program.SystemName;
        model.CurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;
        model.CanManage = program.Id == 0 || await adminStores.CanManageAsync(program);
        model.AvailableEnrolments = await GetOptionsAsync<Enrolment>(model.EnrolmentId);
        model.AvailableHolds = await GetOptionsAsync<HoldUntil>(model.HoldUntilId);
        model.AvailableExpiryModes = await GetOptionsAsync<ExpiryMode>(model.ExpiryModeId);
        model.ProductOptions = await catalogOptions.PrepareProductsAsync(model.SelectedProductIds, nameof(model.SelectedProductIds));
        model.AvailableCategories = await catalogOptions.PrepareCategoriesAsync(model.SelectedCategoryIds);
        model.AvailableStores = (await adminStores.GetStoresAsync())
            .Select(store => new SelectListItem(store.Name, store.Id.ToString(), model.SelectedStoreIds.Contains(store.Id)))
            .ToList();
        return model;
    }

    #endregion
}
