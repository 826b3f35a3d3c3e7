using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// What grids offer for searching and ordering
/// </summary>
public class GridOptions(IAdminStores adminStores, IDateTimeHelper dateTimeHelper, ILocalizationService localizationService)
{
    #region Methods

    /// <summary>
    /// The choice that leaves nothing out
    /// </summary>
    public async Task<SelectListItem> AllAsync(string value = "0")
    {
        return new SelectListItem(await localizationService.GetResourceAsync("Admin.Common.All"), value);
    }

    /// <summary>
    /// The values of an enum; all of them when none is named
    /// </summary>
    public async Task<IList<SelectListItem>> EnumAsync<TEnum>(params TEnum[] values) where TEnum : struct, Enum
    {
        var options = new List<SelectListItem>();
        foreach (var value in values.Length > 0 ? values : Enum.GetValues<TEnum>())
            options.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(value), Convert.ToInt32(value).ToString(CultureInfo.InvariantCulture)));
        return options;
    }

    /// <summary>
    /// Orders of a grid, the first being the one it has at first
    /// </summary>
    public Task<IList<SelectListItem>> SortsAsync(params GridSort[] sorts) => EnumAsync(sorts);

    /// <summary>
    /// The programs the admin may see
    /// </summary>
    public async Task<IList<SelectListItem>> ProgramsAsync()
    {
        return (await adminStores.GetProgramsAsync())
            .Select(program => new SelectListItem(program.Name, program.Id.ToString(CultureInfo.InvariantCulture))).ToList();
    }

    /// <summary>
    /// When a day the admin chose begins
    /// </summary>
    public async Task<DateTime?> ToUtcAsync(DateTime? day, int addDays = 0)
    {
        return day is { Year: > 1900 and < 9000 } date
            ? dateTimeHelper.ConvertToUtcTime(DateTime.SpecifyKind(date.Date.AddDays(addDays), DateTimeKind.Unspecified), await dateTimeHelper.GetCurrentTimeZoneAsync())
            : null;
    }

    #endregion
}
