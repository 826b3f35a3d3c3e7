using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Catalog;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the dashboard
/// </summary>
public class DashboardModelFactory(DashboardChartFactory charts,
    IAdminStores adminStores,
    DashboardReport report,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IStoreContext storeContext,
    LiabilityReport liability,
    RewardPointsNotices rewardPointsNotices)
{
    #region Fields

    private const int FIRST_DAYS = 30;

    #endregion

    #region Utilities

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(decimal? part) => part?.ToString("P1", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>
    /// Calendars end; a mistyped year must not lead there
    /// </summary>
    private static DateTime Sane(DateTime day) => day.Year < 2000 ? new DateTime(2000, 1, 1) : day.Year > 2200 ? new DateTime(2200, 12, 31) : day;

    private async Task<string> TextAsync(string name, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Dashboard.{name}"), values);
    }

    private async Task<string> MoneyAsync(long points, LoyaltyProgram program)
    {
        return await priceFormatter.FormatPriceAsync(points * program.PointValue, true, false);
    }

    private async Task FillTilesAsync(DashboardModel model, LoyaltyProgram program, DashboardFigures figures, LiabilityFigures owed)
    {
        await AddAsync("Liability", Number(owed.Points), await MoneyAsync(owed.Points, program));
        await AddAsync("Pending", Number(owed.Pending), await MoneyAsync(owed.Pending, program));
        await AddAsync("RedemptionRate", Percent(figures.RedemptionRate), await TextAsync("RedemptionRate.Note"));
        await AddAsync("Breakage", Percent(figures.Breakage), await TextAsync("Breakage.Note"));
        await AddAsync("Members", Number(owed.Members.Values.Sum()), await TextAsync("Members.Note", Number(owed.Members.GetValueOrDefault(MemberStatus.Active))));

        async Task AddAsync(string name, string value, string note)
        {
            model.Tiles.Add(new DashboardTileModel($"loyalty-{name.ToLowerInvariant()}", await TextAsync(name), value, note));
        }
    }

    /// <summary>
    /// The ranges of a click: from a day to three years, up to the present day
    /// </summary>
    private async Task FillRangesAsync(DashboardModel model)
    {
        var today = report.Today;
        foreach (var (name, from) in new[]
        {
            ("Ranges.Day", today), ("Ranges.Week", today.AddDays(-6)), ("Ranges.Month", today.AddDays(1 - FIRST_DAYS)), ("Ranges.Quarter", today.AddDays(-89)),
            ("Ranges.Year", today.AddYears(-1).AddDays(1)), ("Ranges.ThreeYears", today.AddYears(-3).AddDays(1))
        })
            model.Ranges.Add(new DashboardRangeModel(await TextAsync(name), from, today, model.From == from && model.To == today));
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the dashboard
    /// </summary>
    /// <param name="programId">Program; one of those open to the chosen store is taken where it is not among them</param>
    /// <param name="from">First day; null for thirty days before the last one</param>
    /// <param name="to">Last day; null for today</param>
    /// <param name="bucketId">How finely to cut; days where it is none of the values</param>
    public async Task<DashboardModel> PrepareAsync(int programId, DateTime? from, DateTime? to, int bucketId)
    {
        var model = new DashboardModel { To = Sane(to?.Date ?? report.Today) };
        model.From = Sane(from?.Date ?? model.To.AddDays(1 - FIRST_DAYS));
        model.BucketId = Enum.IsDefined((ReportBucket)bucketId) ? bucketId : (int)ReportBucket.Day;
        foreach (var bucket in Enum.GetValues<ReportBucket>())
        {
            model.AvailableBuckets.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(bucket),
                ((int)bucket).ToString(CultureInfo.InvariantCulture), (int)bucket == model.BucketId));
        }

        var storeScope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        var programs = (await adminStores.GetProgramsAsync()).Where(row => storeScope == 0 || IdList.Contains(row.StoreIds, storeScope)).ToList();
        var program = programs.FirstOrDefault(row => row.Id == programId) ?? programs.FirstOrDefault();
        if (program is null)
            return model;

        model.ProgramId = program.Id;
        model.CanManage = await adminStores.CanManageAsync(program);
        model.RewardPoints = await rewardPointsNotices.PrepareAsync(storeScope, program);
        model.AvailablePrograms = programs.Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture), row.Id == program.Id)).ToList();
        var figures = await report.ReadAsync(program.Id, model.From, model.To, (ReportBucket)model.BucketId);
        model.From = figures.Parts[0].Period.From;
        model.To = figures.Parts[^1].Period.Before.AddDays(-1);
        var (owed, takenOnUtc) = await liability.GetAsync(program.Id);
        model.TakenOn = (await dateTimeHelper.ConvertToUserTimeAsync(takenOnUtc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);
        await FillTilesAsync(model, program, figures, owed);
        await FillRangesAsync(model);
        await charts.FillAsync(model, program, figures, owed);
        return model;
    }

    #endregion
}
