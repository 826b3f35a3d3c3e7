using Nop.Core.Domain.Configuration;
using Nop.Web.Framework.Models.DataTables;
using Nop.Web.Framework.Mvc;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>The list of all settings, for those that have no page</summary>
public partial class SettingController
{
    private static readonly RecordPages _allPages = new("Admin.Configuration.Settings.AllSettings", "All settings", "settings-grid", typeof(SettingModel))
    {
        ReadAction = "AllSettings",
        UpdateAction = "SettingUpdate",
        SearchButtonId = "search-settings",
        SearchFields = ["SearchSettingName", "SearchSettingValue"],
        Columns = ["Name", new("Value") { EditType = EditType.String }, "Store", GridColumn.EditInGrid()]
    };

    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public Task<IActionResult> AllSettings(string settingName) =>
        ListPageAsync(_allPages, new SettingSearchModel { SearchSettingName = settingName });

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> AllSettings(SettingSearchModel searchModel)
    {
        var settings = (await settingService.GetAllSettingsAsync())
            .Where(setting => Holds(setting.Name, searchModel.SearchSettingName) && Holds(setting.Value, searchModel.SearchSettingValue))
            .OrderBy(setting => setting.Name)
            .ToList();

        return Json(await GridModel<SettingModel>.FromAsync(searchModel, settings, PrepareSettingAsync));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> SettingUpdate(SettingModel model)
    {
        var setting = await settingService.GetSettingByIdAsync(model.Id)
            ?? throw new ArgumentException("No setting found with the specified id");

        await settingService.SetSettingAsync(setting.Name, model.Value?.Trim() ?? string.Empty, setting.StoreId);

        return new NullJsonResult();
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> SettingAdd(SettingModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            return ErrorJson(await LocalizationService.GetResourceAsync("Admin.Configuration.Settings.AllSettings.Fields.Name.Required"));

        await settingService.SetSettingAsync(model.Name.Trim(), model.Value?.Trim() ?? string.Empty, model.StoreId);

        return Json(new { Result = true });
    }

    private static bool Holds(string text, string part) =>
        string.IsNullOrWhiteSpace(part) || text?.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase) == true;

    private async Task<SettingModel> PrepareSettingAsync(Setting setting) =>
        new SettingModel
        {
            Id = setting.Id,
            Name = setting.Name,
            Value = setting.Value,
            StoreId = setting.StoreId,
            Store = setting.StoreId == 0
                ? await LocalizationService.GetResourceAsync("Admin.Common.All")
                : (await storeService.GetStoreByIdAsync(setting.StoreId))?.Name
        };
}
