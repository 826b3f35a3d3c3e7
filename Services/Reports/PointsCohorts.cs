#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What has become of the points that members got in a month
/// </summary>
/// <param name="Month">First day of the month</param>
/// <param name="Points">Points that became spendable in it</param>
/// <param name="Redeemed">Those spent since</param>
/// <param name="Expired">Those that ran out since</param>
/// <param name="TakenBack">Those taken back since, or taken by hand</param>
public sealed record PointsCohort(DateTime Month, long Points, long Redeemed, long Expired, long TakenBack)
{
    /// <summary>
    /// Those that members still hold
    /// </summary>
    public long Open => Points - Redeemed - Expired - TakenBack;
}

/// <summary>
/// Ties what went to what came, first in, first out, as accountants do: the oldest points of the program count as gone first. So a few figures a
/// month are enough, and what is open adds up to what members hold
/// </summary>
public static class PointsCohorts
{
    private enum Fate
    {
        Redeemed,
        Expired,
        TakenBack
    }

    /// <summary>
    /// Gets the months in which points became spendable, oldest first
    /// </summary>
    /// <param name="figures">Figures of all months from the first booking on; of a month and type there may be several</param>
    public static IReadOnlyList<PointsCohort> Assign(IEnumerable<MonthFigure> figures)
    {
        var cohorts = new List<Cohort>();
        foreach (var month in figures.GroupBy(figure => figure.Month).OrderBy(same => same.Key))
        {
            long Sum(params LedgerEntryType[] types) => month.Where(figure => types.Contains(figure.Type)).Sum(figure => figure.Points);

            var adjusted = Sum(LedgerEntryType.Adjust);
            cohorts.Add(new Cohort(month.Key, Math.Max(Sum(LedgerEntryType.Earn, LedgerEntryType.Mature), 0) + Math.Max(adjusted, 0)));
            var gone = new (Fate Fate, long Points)[]
            {
                (Fate.Redeemed, -Sum(LedgerEntryType.Redeem, LedgerEntryType.Release)), (Fate.Expired, -Sum(LedgerEntryType.Expire)),
                (Fate.TakenBack, -Sum(LedgerEntryType.Reverse) - Math.Min(adjusted, 0))
            };
            // what comes back first: it may be gone again in the same month
            foreach (var (fate, points) in gone.OrderBy(part => part.Points))
            {
                if (points > 0)
                    Take(cohorts, fate, points);
                else
                    Return(cohorts, fate, -points);
            }
        }

        return cohorts.Where(cohort => cohort.Points > 0)
            .Select(cohort => new PointsCohort(cohort.Month, cohort.Points, cohort.Gone[Fate.Redeemed], cohort.Gone[Fate.Expired], cohort.Gone[Fate.TakenBack])).ToList();
    }

    private static void Take(List<Cohort> cohorts, Fate fate, long points)
    {
        foreach (var cohort in cohorts)
        {
            var part = Math.Min(points, cohort.Open);
            cohort.Gone[fate] += part;
            points -= part;
        }
    }

    private static void Return(List<Cohort> cohorts, Fate fate, long points)
    {
        foreach (var cohort in cohorts.AsEnumerable().Reverse())
        {
            var part = Math.Min(points, cohort.Gone[fate]);
            cohort.Gone[fate] -= part;
            points -= part;
        }
    }

    private sealed record Cohort(DateTime Month, long Points)
    {
        public Dictionary<Fate, long> Gone { get; } = Enum.GetValues<Fate>().ToDictionary(fate => fate, _ => 0L);

        public long Open => Points - Gone.Values.Sum();
    }
}
