using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Compares one member's stored figures and lots with what the entries say
/// </summary>
internal static class LedgerCheck
{
    /// <summary>
    /// Reports every figure that differs: its name, what is stored, what was computed
    /// </summary>
    public static void Run(PointsAccount account, IList<LedgerEntry> entries, IList<PointLot> lots, IList<LotMovement> movements,
        Action<string, object, object> report)
    {
        var moved = movements.GroupBy(row => row.EntryId).ToDictionary(group => group.Key, group => group.Sum(row => row.Points));
        var created = lots.GroupBy(lot => lot.EntryId).ToDictionary(group => group.Key, group => group.Sum(lot => lot.Points));
        var version = 0L;
        var balance = 0L;
        foreach (var entry in entries)
        {
            Compare($"entry {entry.Id} version", entry.Version, ++version);
            balance += created.GetValueOrDefault(entry.Id) + moved.GetValueOrDefault(entry.Id);
            Compare($"entry {entry.Id} balance after", entry.BalanceAfter, balance);
            version = entry.Version;
        }

        var taken = movements.GroupBy(row => row.LotId).ToDictionary(group => group.Key, group => group.Sum(row => row.Points));
        foreach (var lot in lots)
        {
            Compare($"lot {lot.Id} remaining", lot.Remaining, lot.Points + taken.GetValueOrDefault(lot.Id));
            if (lot.Remaining < 0)
                report($"lot {lot.Id} remaining", lot.Remaining, 0L);
        }

        Compare("version", account.Version, (long)entries.Count);
        Compare("balance", account.Balance, balance);
        Compare("balance in lots", account.Balance, lots.Sum(lot => lot.Remaining));
        Compare("shortfall", account.Shortfall, balance - entries.Sum(entry => entry.Points));
        Compare("pending", account.Pending, entries.Sum(entry => entry.Pending));
        if (account.Pending < 0)
            report("pending", account.Pending, 0L);
        Compare("lifetime points", account.LifetimePoints, entries.Sum(entry => entry.LifetimePoints));
        Compare("lifetime spend", account.LifetimeSpend, entries.Sum(entry => entry.Spend));

        void Compare<T>(string figure, T stored, T computed) where T : IEquatable<T>
        {
            if (!stored.Equals(computed))
                report(figure, stored, computed);
        }
    }
}
