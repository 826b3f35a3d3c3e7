using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the dashboard's charts, each with its table
/// </summary>
public class DashboardChartFactory(IEarningRuleService ruleService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    ITierService tierService)
{
    #region Fields

    // how many months the chart of what became of points looks back at least, and at most
    private const int LEAST_MONTHS = 12, MOST_MONTHS = 37;

    // told apart in gray as well
    private const string Green = "#1e7e34", Blue = "#2f86c1", Red = "#a3222f", Amber = "#d9a521", Dark = "#343a40", Indigo = "#5a32a3";

    #endregion

    #region Utilities

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Day(DateTime day) => day.ToString("d", CultureInfo.CurrentCulture);

    private static string Part(long value, long all) => all > 0 ? ((decimal)value / all).ToString("P0", CultureInfo.CurrentCulture) : "–";

    private async Task<string> TextAsync(string name, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Dashboard.{name}"), values);
    }

    /// <summary>
    /// A chart without figures
    /// </summary>
    /// <param name="name">Name of its title's resource</param>
    /// <param name="columns">Names of the resources of its table's columns</param>
    private async Task<ChartModel> ChartAsync(string name, params string[] columns)
    {
        var chart = new ChartModel { Id = $"loyalty-chart-{name.ToLowerInvariant()}", Title = await TextAsync(name) };
        foreach (var column in columns)
            chart.Columns.Add(await TextAsync(column));
        return chart;
    }

    /// <summary>
    /// A chart of bars below one another; its description names the longest
    /// </summary>
    private async Task<ChartModel> BarsAsync(string name, string label, string text, string color, IReadOnlyList<(string Label, long Value)> bars)
    {
        var chart = await ChartAsync(name, label, text);
        chart.Lying = true;
        chart.Series.Add(new ChartSeriesModel(chart.Columns[1], color, bars.Select(bar => (long?)bar.Value).ToList()));
        foreach (var bar in bars)
            chart.Rows.Add(new ChartRowModel(bar.Label, new List<string> { Number(bar.Value) }));
        if (bars.Count > 0)
        {
            var most = bars.MaxBy(bar => bar.Value);
            chart.Description = await TextAsync("BarsDescription", Number(bars.Sum(bar => bar.Value)), Number(most.Value), most.Label);
        }
        return chart;
    }

    /// <summary>
    /// What came and went: what was earned upwards, what was spent and ran out downwards, and what members hold as a line
    /// </summary>
    private async Task<ChartModel> MovesAsync(DashboardFigures figures)
    {
        var chart = await ChartAsync("Moves", "Period", "Earned", "Redeemed", "Expired", "Held", "TakenBack", "Adjusted", "NewMembers", "BalanceAfter");
        chart.Wide = true;
        chart.Note = await TextAsync("Moves.Note");
        AddSeries(1, Green, part => part.Earned);
        AddSeries(2, Blue, part => -part.Redeemed);
        AddSeries(3, Red, part => -part.Expired);
        AddSeries(8, Dark, part => part.Balance, true);
        foreach (var part in figures.Parts)
        {
            var values = new long?[] { part.Earned, part.Redeemed, part.Expired, part.Held, part.TakenBack, part.Adjusted, part.NewMembers, part.Balance };
            chart.Rows.Add(new ChartRowModel(Day(part.Period.From), values.Select(value => value is { } number ? Number(number) : "–").ToList()));
        }
        chart.Description = await TextAsync("Moves.Description", Day(figures.Parts[0].Period.From), Day(figures.Parts[^1].Period.Before.AddDays(-1)),
            Number(figures.Earned), Number(figures.Redeemed), Number(figures.Expired), Number(figures.Parts.LastOrDefault(part => part.Balance is not null)?.Balance ?? 0));
        return chart;

        void AddSeries(int column, string color, Func<DashboardPart, long?> value, bool isLine = false)
        {
            chart.Series.Add(new ChartSeriesModel(chart.Columns[column], color, figures.Parts.Select(value).ToList(), isLine));
        }
    }

    private async Task<ChartModel> AgeingAsync(LoyaltyProgram program, LiabilityFigures owed)
    {
        var bars = new List<(string, long)>();
        foreach (var age in Enum.GetValues<LotAge>())
            bars.Add((await localizationService.GetLocalizedEnumAsync(age), owed.ByAge.GetValueOrDefault(age)));
        var chart = await BarsAsync("Ageing", "Ageing.RunsOut", "Points", Amber, bars);
        chart.Columns.Add(await TextAsync("Worth"));
        foreach (var (row, (_, points)) in chart.Rows.Zip(bars))
            row.Cells.Add(await priceFormatter.FormatPriceAsync(points * program.PointValue, true, false));
        return chart;
    }

    private async Task<ChartModel> TiersAsync(LoyaltyProgram program, LiabilityFigures owed)
    {
        var bars = (await tierService.GetTiersAsync(program.Id)).Select(tier => (tier.Name, (long)owed.Tiers.GetValueOrDefault(tier.Id))).ToList();
        if (owed.Tiers.GetValueOrDefault(0) is var without and > 0)
            bars.Add((await TextAsync("NoTier"), without));
        return await BarsAsync("Tiers", "Tier", "Members", Indigo, bars);
    }

    /// <summary>
    /// What became of the points of each month: a year of them, or as many as are shown
    /// </summary>
    private async Task<ChartModel> CohortsAsync(DashboardFigures figures)
    {
        var chart = await ChartAsync("Cohorts", "Cohorts.Month", "Points", "Redeemed", "Expired", "TakenBack", "Cohorts.Open", "RedemptionRate");
        chart.Note = await TextAsync("Cohorts.Note");
        chart.Wide = true;
        var last = figures.Parts[^1].Period.Before.AddDays(-1);
        var months = (last.Year - figures.Parts[0].Period.From.Year) * 12 + last.Month - figures.Parts[0].Period.From.Month + 1;
        var from = new DateTime(last.Year, last.Month, 1).AddMonths(1 - Math.Clamp(months, LEAST_MONTHS, MOST_MONTHS));
        var shown = figures.Cohorts.Where(cohort => cohort.Month >= from).Select(cohort => (cohort.Month.ToString("Y", CultureInfo.CurrentCulture), cohort)).ToList();
        if (figures.Cohorts.Where(cohort => cohort.Month < from).ToList() is { Count: > 0 } older)
        {
            shown.Insert(0, (await TextAsync("Cohorts.Earlier"), new PointsCohort(older[0].Month, older.Sum(cohort => cohort.Points), older.Sum(cohort => cohort.Redeemed),
                older.Sum(cohort => cohort.Expired), older.Sum(cohort => cohort.TakenBack))));
        }
        chart.Series.Add(new ChartSeriesModel(chart.Columns[2], Blue, shown.Select(row => (long?)row.cohort.Redeemed).ToList()));
        chart.Series.Add(new ChartSeriesModel(chart.Columns[3], Red, shown.Select(row => (long?)row.cohort.Expired).ToList()));
        chart.Series.Add(new ChartSeriesModel(chart.Columns[4], Dark, shown.Select(row => (long?)row.cohort.TakenBack).ToList()));
        chart.Series.Add(new ChartSeriesModel(chart.Columns[5], Amber, shown.Select(row => (long?)row.cohort.Open).ToList()));
        foreach (var (label, cohort) in shown)
        {
            chart.Rows.Add(new ChartRowModel(label, new List<string>
            {
                Number(cohort.Points), Number(cohort.Redeemed), Number(cohort.Expired), Number(cohort.TakenBack), Number(cohort.Open), Part(cohort.Redeemed, cohort.Points)
            }));
        }
        var (all, redeemed) = (shown.Sum(row => row.cohort.Points), shown.Sum(row => row.cohort.Redeemed));
        chart.Description = await TextAsync("Cohorts.Description", Number(all), Number(redeemed), Part(redeemed, all), Number(shown.Sum(row => row.cohort.Open)));
        return chart;
    }

    private async Task<ChartModel> RulesAsync(DashboardFigures figures)
    {
        var names = (await ruleService.GetRulesByIdsAsync(figures.TopRules.Select(rule => rule.RuleId).ToList())).ToDictionary(rule => rule.Id, rule => rule.Name);
        return await BarsAsync("TopRules", "Rule", "Points", Green,
            figures.TopRules.Select(rule => (names.GetValueOrDefault(rule.RuleId) ?? rule.RuleId.ToString(CultureInfo.CurrentCulture), rule.Points)).ToList());
    }

    private async Task<ChartModel> MembersAsync(DashboardFigures figures)
    {
        var table = await ChartAsync("TopMembers", "Member", "LifetimePoints", "Balance");
        foreach (var member in figures.TopMembers)
        {
            table.Rows.Add(new ChartRowModel(member.Email, new List<string> { Number(member.LifetimePoints), Number(member.Balance) },
                $"~/Admin/LoyaltyMember/Edit/{member.MemberId}"));
        }
        return table;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Fill a dashboard's charts
    /// </summary>
    /// <param name="model">Dashboard</param>
    /// <param name="program">Program</param>
    /// <param name="figures">What happened</param>
    /// <param name="owed">What is owed</param>
    public async Task FillAsync(DashboardModel model, LoyaltyProgram program, DashboardFigures figures, LiabilityFigures owed)
    {
        model.Charts.Add(await MovesAsync(figures));
        model.Charts.Add(await AgeingAsync(program, owed));
        model.Charts.Add(await TiersAsync(program, owed));
        model.Charts.Add(await CohortsAsync(figures));
        model.Charts.Add(await RulesAsync(figures));
        model.TopMembers = await MembersAsync(figures);
    }

    #endregion
}
