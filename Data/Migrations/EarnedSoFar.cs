using System.Data;
using System.Globalization;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Tells accounts of an older version what was earned this month and this year, from the entries
/// </summary>
internal static class EarnedSoFar
{
    private const string MOMENT = "yyyy-MM-dd HH:mm:ss";

    /// <summary>
    /// Writes the figures of all accounts
    /// </summary>
    public static void Write(IDbConnection connection, IDbTransaction transaction)
    {
        var zone = EngineContext.Current.Resolve<IDateTimeHelper>().DefaultStoreTimeZone;
        var today = ReportPeriods.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime, zone);
        foreach (var sql in Statements(DataSettingsManager.LoadSettings().DataProvider, today, zone))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private static IEnumerable<string> Statements(DataProviderType database, DateTime today, TimeZoneInfo zone)
    {
        var month = EarnedPeriods.MonthOf(today);
        yield return Statement(database, EarnedPeriods.FirstDayOf(month), zone, nameof(PointsAccount.EarnedMonth), month, nameof(PointsAccount.MonthPoints), nameof(PointsAccount.MonthReachedOnUtc));
        yield return Statement(database, new DateTime(today.Year, 1, 1), zone, nameof(PointsAccount.EarnedYear), today.Year, nameof(PointsAccount.YearPoints), nameof(PointsAccount.YearReachedOnUtc));
    }

    private static string Statement(DataProviderType database, DateTime firstDay, TimeZoneInfo zone, string period, int value, string points, string reached)
    {
        var from = ReportPeriods.StartUtc(firstDay, zone).ToString(MOMENT, CultureInfo.InvariantCulture);
        var counted = string.Join(", ", new[] { LedgerEntryType.Earn, LedgerEntryType.Mature, LedgerEntryType.Reverse }.Select(type => (int)type));
        var uncounted = string.Join(", ", EarnedPeriods.Uncounted.Select(type => $"'{type}'"));
        var entries = $"FROM {Q("LoyaltyEntry")} e WHERE e.{Q(nameof(LedgerEntry.MemberId))} = {Q("LoyaltyAccount")}.{Q(nameof(PointsAccount.MemberId))}"
            + $" AND e.{Q(nameof(LedgerEntry.TypeId))} IN ({counted}) AND e.{Q(nameof(LedgerEntry.BookedOnUtc))} >= '{from}'"
            + $" AND (e.{Q(nameof(LedgerEntry.ReferenceType))} IS NULL OR e.{Q(nameof(LedgerEntry.ReferenceType))} NOT IN ({uncounted}))";
        var sum = $"SUM(e.{Q(nameof(LedgerEntry.Points))})";

        return $"UPDATE {Q("LoyaltyAccount")} SET {Q(period)} = {value.ToString(CultureInfo.InvariantCulture)}, {Q(points)} = COALESCE((SELECT {sum} {entries}), 0),"
            + $" {Q(reached)} = COALESCE((SELECT MAX(e.{Q(nameof(LedgerEntry.BookedOnUtc))}) {entries}), '{LoyaltyDefaults.LongAgo.ToString(MOMENT, CultureInfo.InvariantCulture)}')";

        string Q(string name) => LoyaltyChecks.Quote(database, name);
    }
}
