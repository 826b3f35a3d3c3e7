using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Catalog;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories;

/// <summary>
/// Prepares the dashboard
/// </summary>
public class DashboardModelFactory
{
    #region Fields

    private const int FIRST_DAYS = 30;
    private const string Blue = "#007bff", Green = "#28a745", Red = "#dc3545", Gray = "#6c757d", Indigo = "#6610f2";

    private readonly IAdminStores _adminStores;
    private readonly DashboardReport _report;
    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly IEarningRuleService _ruleService;
    private readonly ILocalizationService _localizationService;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IStoreContext _storeContext;
    private readonly ITierService _tierService;
    private readonly LiabilityReport _liability;
    private readonly RewardPointsNotices _rewardPointsNotices;

    #endregion

    #region Ctor

    public DashboardModelFactory(IAdminStores adminStores,
        DashboardReport report,
        IDateTimeHelper dateTimeHelper,
        IEarningRuleService ruleService,
        ILocalizationService localizationService,
        IPriceFormatter priceFormatter,
        IStoreContext storeContext,
        ITierService tierService,
        LiabilityReport liability,
        RewardPointsNotices rewardPointsNotices)
    {
        _adminStores = adminStores;
        _report = report;
        _dateTimeHelper = dateTimeHelper;
        _ruleService = ruleService;
        _localizationService = localizationService;
        _priceFormatter = priceFormatter;
        _storeContext = storeContext;
        _tierService = tierService;
        _liability = liability;
        _rewardPointsNotices = rewardPointsNotices;
    }

    #endregion

    #region Utilities

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(decimal? part) => part?.ToString("P1", CultureInfo.CurrentCulture) ?? "–";

    private static string Day(DateTime day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>
    /// Calendars end; a mistyped year must not lead there
    /// </summary>
    private static DateTime Sane(DateTime day) => day.Year < 2000 ? new DateTime(2000, 1, 1) : day.Year > 2200 ? new DateTime(2200, 12, 31) : day;

    private async Task<string> TextAsync(string name, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await _localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Dashboard.{name}"), values);
    }

    private async Task<string> MoneyAsync(long points, LoyaltyProgram program)
    {
        return await _priceFormatter.FormatPriceAsync(points * program.PointValue, true, false);
    }

    private async Task<BarChartModel> ChartAsync(string name, string color, DashboardFigures figures, Func<DashboardPart, long> value)
    {
        var bars = figures.Parts.Select(part => new BarModel(Day(part.Period.From), value(part), Number(value(part)))).ToList();
        var (title, total, most) = (await TextAsync(name), bars.Sum(bar => bar.Value), bars.MaxBy(bar => bar.Value));
        return new BarChartModel
        {
            Id = $"loyalty-chart-{name.ToLowerInvariant()}",
            Title = title,
            Color = color,
            Bars = bars,
            Total = Number(total),
            TopText = Number(BarGeometry.Top(bars)),
            Description = await TextAsync("ChartDescription", bars[0].Label, Day(figures.Parts[^1].Period.Before.AddDays(-1)), Number(total), most.Text, most.Label)
        };
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

    private async Task FillListsAsync(DashboardModel model, LoyaltyProgram program, DashboardFigures figures, LiabilityFigures owed)
    {
        var ages = await ListAsync("Ageing", "Ageing.RunsOut", "Points", Blue, "Worth");
        foreach (var age in Enum.GetValues<LotAge>())
        {
            var points = owed.ByAge.GetValueOrDefault(age);
            ages.Bars.Add(new BarModel(await _localizationService.GetLocalizedEnumAsync(age), points, Number(points)) { Detail = await MoneyAsync(points, program) });
        }

        var tiers = await ListAsync("Tiers", "Tier", "Members", Indigo);
        foreach (var tier in await _tierService.GetTiersAsync(program.Id))
            tiers.Bars.Add(new BarModel(tier.Name, owed.Tiers.GetValueOrDefault(tier.Id), Number(owed.Tiers.GetValueOrDefault(tier.Id))));
        if (owed.Tiers.GetValueOrDefault(0) is var without and > 0)
            tiers.Bars.Add(new BarModel(await TextAsync("NoTier"), without, Number(without)));

        var members = await ListAsync("TopMembers", "Member", "LifetimePoints", Green, "Balance");
        foreach (var member in figures.TopMembers)
        {
            members.Bars.Add(new BarModel(member.Email, member.LifetimePoints, Number(member.LifetimePoints))
            {
                Detail = Number(member.Balance), Url = $"~/Admin/LoyaltyMember/Edit/{member.MemberId}"
            });
        }

        var rules = await ListAsync("TopRules", "Rule", "Points", Green);
        var names = (await _ruleService.GetRulesByIdsAsync(figures.TopRules.Select(rule => rule.RuleId).ToList())).ToDictionary(rule => rule.Id, rule => rule.Name);
        foreach (var (ruleId, points) in figures.TopRules)
            rules.Bars.Add(new BarModel(names.GetValueOrDefault(ruleId) ?? ruleId.ToString(CultureInfo.CurrentCulture), points, Number(points)));

        async Task<BarListModel> ListAsync(string name, string label, string text, string color, string detail = null)
        {
            var list = new BarListModel
            {
                Id = $"loyalty-list-{name.ToLowerInvariant()}",
                Title = await TextAsync(name),
                LabelTitle = await TextAsync(label),
                TextTitle = await TextAsync(text),
                DetailTitle = detail is null ? null : await TextAsync(detail),
                Color = color
            };
            model.Lists.Add(list);
            return list;
        }
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
        var model = new DashboardModel { To = Sane(to?.Date ?? _report.Today) };
        model.From = Sane(from?.Date ?? model.To.AddDays(1 - FIRST_DAYS));
        model.BucketId = Enum.IsDefined((ReportBucket)bucketId) ? bucketId : (int)ReportBucket.Day;
        foreach (var bucket in Enum.GetValues<ReportBucket>())
        {
            model.AvailableBuckets.Add(new SelectListItem(await _localizationService.GetLocalizedEnumAsync(bucket),
                ((int)bucket).ToString(CultureInfo.InvariantCulture), (int)bucket == model.BucketId));
        }

        var storeScope = await _storeContext.GetActiveStoreScopeConfigurationAsync();
        var programs = (await _adminStores.GetProgramsAsync()).Where(row => storeScope == 0 || IdList.Contains(row.StoreIds, storeScope)).ToList();
        var program = programs.FirstOrDefault(row => row.Id == programId) ?? programs.FirstOrDefault();
        if (program is null)
            return model;

        model.ProgramId = program.Id;
        model.CanManage = await _adminStores.CanManageAsync(program);
        model.RewardPoints = await _rewardPointsNotices.PrepareAsync(storeScope, program);
        model.AvailablePrograms = programs.Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture), row.Id == program.Id)).ToList();
        var figures = await _report.ReadAsync(program.Id, model.From, model.To, (ReportBucket)model.BucketId);
        model.From = figures.Parts[0].Period.From;
        model.To = figures.Parts[^1].Period.Before.AddDays(-1);
        var (owed, takenOnUtc) = await _liability.GetAsync(program.Id);
        model.TakenOn = (await _dateTimeHelper.ConvertToUserTimeAsync(takenOnUtc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);
        await FillTilesAsync(model, program, figures, owed);
        model.Charts.Add(await ChartAsync("Earned", Green, figures, part => part.Earned));
        model.Charts.Add(await ChartAsync("Redeemed", Blue, figures, part => part.Redeemed));
        model.Charts.Add(await ChartAsync("Expired", Red, figures, part => part.Expired));
        model.Charts.Add(await ChartAsync("Held", Gray, figures, part => part.Held));
        model.Charts.Add(await ChartAsync("NewMembers", Indigo, figures, part => part.NewMembers));
        model.Rows = figures.Parts.Select(part => new DashboardRowModel(Day(part.Period.From), Number(part.Earned), Number(part.Redeemed), Number(part.Expired),
            Number(part.Held), Number(part.TakenBack), Number(part.Adjusted), Number(part.NewMembers))).ToList();
        await FillListsAsync(model, program, figures, owed);
        return model;
    }

    #endregion
}
