using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares the public leaderboard
/// </summary>
public class LeaderboardModelFactory(IDateTimeHelper dateTimeHelper,
    ILeaderboard leaderboard,
    ILocalizationService localizationService,
    LeaderboardCache cache,
    TimeProvider time)
{
    #region Fields

    private static readonly (LeaderboardMetric By, string Address, string Text)[] _periods =
    [
        (LeaderboardMetric.Month, null, "Period.Month"), (LeaderboardMetric.Year, "year", "Period.Year"), (LeaderboardMetric.Lifetime, "ever", "Period.Ever")
    ];

    #endregion

    #region Utilities

    /// <summary>
    /// Gets a part; one that knows other points of the shopper than his account does is from before, and is read again
    /// </summary>
    private async Task<LeaderboardPage> GetPageAsync(CustomerProgram shown, LeaderboardMetric by, LeaderboardCursor after)
    {
        var page = await ReadAsync();
        if (Visible(shown) && IsFromBefore(page, shown.Member.CustomerId, leaderboard.GetPoints(shown.Account, by), after))
        {
            cache.Forget(shown.Program.Id);
            page = await ReadAsync();
        }

        return page;

        Task<LeaderboardPage> ReadAsync() => leaderboard.GetPageAsync(shown.Program.Id, by, LoyaltyDefaults.LeaderboardPageSize, after);
    }

    private static bool IsFromBefore(LeaderboardPage page, int customerId, long points, LeaderboardCursor after)
    {
        if (page.Rows.FirstOrDefault(row => row.CustomerId == customerId) is { } own)
            return own.Points != points;

        return after is null && points > 0 && (page.Next is null || page.Rows[^1].Points < points);
    }

    private static bool Visible(CustomerProgram shown)
    {
        return shown is { Member: { HiddenFromLeaderboard: false, Status: MemberStatus.Active }, Account: not null };
    }

    private async Task<string> OwnAsync(CustomerProgram shown, LeaderboardMetric by)
    {
        if (shown.Member is { Status: not MemberStatus.Active })
            return null;
        if (shown.Member is { HiddenFromLeaderboard: true })
            return await TextAsync("Own.Hidden");
        if (shown.Account is null || await leaderboard.GetPlaceAsync(shown.Account, by) is not { } own)
            return await TextAsync("Own.None");

        return own.Behind is { } behind
            ? await TextAsync("Own.Behind", Number(own.Rank), PointsText.Of(shown.Program, own.Points), PointsText.Of(shown.Program, behind), Number(own.Rank - 1))
            : await TextAsync("Own.First", PointsText.Of(shown.Program, own.Points));
    }

    private async Task<string> TitleAsync(LeaderboardMetric by)
    {
        var today = ReportPeriods.DayOf(time.GetUtcNow().UtcDateTime, dateTimeHelper.DefaultStoreTimeZone);

        return by switch
        {
            LeaderboardMetric.Month => await TextAsync("Title.Month", MonthName(today)),
            LeaderboardMetric.Year => await TextAsync("Title.Year", today.Year.ToString(CultureInfo.CurrentCulture)),
            _ => await TextAsync("Title.Ever")
        };
    }

    private async Task PrepareWinnersAsync(LeaderboardModel model, CustomerProgram shown, Customer customer)
    {
        var unnamed = await TextAsync("Unnamed");
        model.Winners = (await leaderboard.GetWinnersAsync(shown.Program.Id)).GroupBy(row => row.Month)
            .Select(month => new LeaderboardMonthModel
            {
                Name = MonthName(EarnedPeriods.FirstDayOf(month.Key)),
                Rows = month.Select(row => new LeaderboardRowModel
                {
                    Rank = Number(row.Rank), Name = row.Name ?? unnamed, Points = PointsText.Of(shown.Program, row.Points), Own = row.Name is not null && row.CustomerId == customer.Id
                }).ToList()
            }).ToList();
    }

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Leaderboard.{key}"), arguments);
    }

    private static string MonthName(DateTime day) => day.ToString("Y", CultureInfo.CurrentCulture);

    private static string Number(long value) => PointsText.Number(value);

    #endregion

    #region Methods

    /// <summary>
    /// Tells what a page's address means by a period; null when it means nothing
    /// </summary>
    public static LeaderboardMetric? FindPeriod(string address)
    {
        foreach (var (by, known, _) in _periods)
        {
            if (string.IsNullOrEmpty(address) ? known is null : address.Equals(known ?? "month", StringComparison.OrdinalIgnoreCase))
                return by;
        }

        return null;
    }

    /// <summary>
    /// Prepares the page
    /// </summary>
    /// <param name="programs">The programs that the visitor may see</param>
    /// <param name="shown">The one to show</param>
    /// <param name="customer">The visitor</param>
    /// <param name="signedIn">Whether he is signed in</param>
    /// <param name="by">What counts</param>
    /// <param name="after">Where the part begins; null for the first</param>
    public async Task<LeaderboardModel> PrepareAsync(IList<CustomerProgram> programs, CustomerProgram shown, Customer customer, bool signedIn,
        LeaderboardMetric by, LeaderboardCursor after)
    {
        var page = await GetPageAsync(shown, by, after);
        var model = new LeaderboardModel
        {
            ProgramName = shown.Program.Name,
            ProgramAddress = shown == programs[0] ? null : shown.Program.SystemName,
            Look = ProgramLook.Of(shown.Program),
            PointName = PointForms.Word(shown.Program),
            Programs = programs.Select(entry => new ProgramChoiceModel
            {
                Name = entry.Program.Name, Address = entry == programs[0] ? null : entry.Program.SystemName, Shown = entry == shown
            }).ToList(),
            PeriodAddress = _periods.First(period => period.By == by).Address,
            Title = await TitleAsync(by),
            Rows = page.Rows.Select(row => new LeaderboardRowModel
            {
                Rank = Number(row.Rank), Name = row.Name, Points = Number(row.Points), Tier = row.Tier, Own = row.CustomerId == customer.Id
            }).ToList(),
            ShowsLaterPage = after is not null,
            Next = page.Next?.ToString(),
            SignedIn = signedIn,
            Own = signedIn ? await OwnAsync(shown, by) : null,
            HiddenFromLeaderboard = shown.Member?.HiddenFromLeaderboard ?? false
        };
        foreach (var (period, address, text) in _periods)
            model.Periods.Add(new LeaderboardPeriodModel { Name = await TextAsync(text), Address = address, Shown = period == by });
        await PrepareWinnersAsync(model, shown, customer);

        return model;
    }

    #endregion
}
