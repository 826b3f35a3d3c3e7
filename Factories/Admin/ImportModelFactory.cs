using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the pages of imports and exports
/// </summary>
public class ImportModelFactory(IAdminStores adminStores,
    IDateTimeHelper dateTimeHelper,
    ImportKinds kinds,
    ILocalizationService localizationService,
    ImportJobs jobs,
    IProgramService programService,
    IStoreContext storeContext)
{
    #region Utilities

    private async IAsyncEnumerable<ImportModel> PrepareRowsAsync(IEnumerable<LoyaltyImport> imports)
    {
        foreach (var import in imports)
            yield return await PrepareAsync(import);
    }

    private async IAsyncEnumerable<ImportFaultModel> PrepareFaultsAsync(IEnumerable<LoyaltyImportFault> faults)
    {
        foreach (var fault in faults)
        {
            yield return new ImportFaultModel
            {
                Id = fault.Id,
                Line = fault.Line,
                Column = fault.ColumnName,
                Reason = string.Format(await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Imports.Fault.{fault.Reason}"), fault.Detail)
            };
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page of imports and exports
    /// </summary>
    public async Task<ImportSearchModel> PrepareSearchModelAsync()
    {
        var model = new ImportSearchModel { KindId = (int)ImportKind.Members };
        var storeScope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        model.AvailablePrograms = (await adminStores.GetProgramsAsync(toChange: true)).Where(program => storeScope == 0 || IdList.Contains(program.StoreIds, storeScope))
            .Select(program => new SelectListItem(program.Name, program.Id.ToString(CultureInfo.InvariantCulture))).ToList();
        foreach (var kind in kinds.All.Where(kind => kind.Kind != ImportKind.RewardPoints).OrderBy(kind => kind.Kind))
        {
            var name = await localizationService.GetLocalizedEnumAsync(kind.Kind);
            model.AvailableKinds.Add(new SelectListItem(name, ((int)kind.Kind).ToString(CultureInfo.InvariantCulture)));
            model.Columns.Add(KeyValuePair.Create(name, string.Join(", ", kind.Columns)));
        }
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of imports
    /// </summary>
    public async Task<ImportListModel> PrepareListModelAsync(ImportSearchModel searchModel)
    {
        var page = await jobs.GetPageAsync(searchModel.Page - 1, searchModel.PageSize, await adminStores.GetProgramIdsAsync(toChange: true));
        return await new ImportListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page));
    }

    /// <summary>
    /// Prepare an import
    /// </summary>
    public async Task<ImportModel> PrepareAsync(LoyaltyImport import)
    {
        var model = new ImportModel
        {
            Id = import.Id,
            FileName = import.FileName,
            Program = (await programService.GetProgramByIdAsync(import.ProgramId))?.Name,
            Kind = await localizationService.GetLocalizedEnumAsync(import.Kind),
            Status = await localizationService.GetLocalizedEnumAsync(import.Status),
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(import.CreatedOnUtc, DateTimeKind.Utc),
            Total = import.Total,
            Good = import.Good,
            Unchanged = import.Unchanged,
            Bad = import.Bad,
            Points = import.Points,
            Percent = import.Parts == 0 ? 100 : Math.Clamp((import.NextPart - 1) * 100 / import.Parts, 0, 100),
            Works = import.Works,
            CanStart = import.Status == ImportStatus.Checked && import.Good > 0,
            CanCancel = import.Status is not ImportStatus.Done and not ImportStatus.Cancelled
        };
        model.Faults.ImportId = import.Id;
        model.Faults.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of an import's bad lines
    /// </summary>
    public async Task<ImportFaultListModel> PrepareFaultListModelAsync(ImportFaultSearchModel searchModel)
    {
        var page = await jobs.GetFaultsAsync(searchModel.ImportId, searchModel.Page - 1, searchModel.PageSize);
        return await new ImportFaultListModel().PrepareToGridAsync(searchModel, page, () => PrepareFaultsAsync(page));
    }

    #endregion
}
