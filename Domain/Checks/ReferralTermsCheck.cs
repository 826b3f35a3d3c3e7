namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// What a program gives for bringing friends, whoever says it
/// </summary>
public interface IReferralTerms
{
    long ReferrerPoints { get; }

    long RefereePoints { get; }

    decimal MinimumTotal { get; }

    int LimitPerPeriod { get; }

    int PeriodDays { get; }

    int SameIpLimit { get; }

    int CookieDays { get; }
}

/// <summary>
/// Says what is wrong with the terms of referrals
/// </summary>
public static class ReferralTermsCheck
{
    /// <summary>
    /// Most points for one friend, and the highest total asked of the first order
    /// </summary>
    public const int MAX_FIGURE = 1_000_000_000;

    /// <summary>
    /// Most friends in a period
    /// </summary>
    public const int MAX_FRIENDS = 10_000;

    /// <summary>
    /// Most friends from one address
    /// </summary>
    public const int MAX_SAME_IP = 1_000;

    /// <summary>
    /// Most days of a period, and of a browser's memory
    /// </summary>
    public const int MAX_DAYS = 3660;

    /// <summary>
    /// Finds the faults; none when they can be stored
    /// </summary>
    public static IReadOnlyList<Fault> Faults(IReferralTerms terms)
    {
        var faults = new FaultList();
        faults.Require(terms.ReferrerPoints is >= 0 and <= MAX_FIGURE, nameof(terms.ReferrerPoints), $"Must be from 0 to {MAX_FIGURE}.", "Points.Invalid");
        faults.Require(terms.RefereePoints is >= 0 and <= MAX_FIGURE, nameof(terms.RefereePoints), $"Must be from 0 to {MAX_FIGURE}.", "Points.Invalid");
        faults.Require(terms.MinimumTotal is >= 0 and <= MAX_FIGURE, nameof(terms.MinimumTotal), $"Must be from 0 to {MAX_FIGURE}.");
        faults.Require(terms.LimitPerPeriod is >= 0 and <= MAX_FRIENDS, nameof(terms.LimitPerPeriod), $"Must be from 0 to {MAX_FRIENDS}.", "Limit.Invalid");
        faults.Require(terms.SameIpLimit is >= 0 and <= MAX_SAME_IP, nameof(terms.SameIpLimit), $"Must be from 0 to {MAX_SAME_IP}.");
        faults.Require(terms.PeriodDays is >= 1 and <= MAX_DAYS, nameof(terms.PeriodDays), $"Must be from 1 to {MAX_DAYS}.", "Days.Invalid");
        faults.Require(terms.CookieDays is >= 1 and <= MAX_DAYS, nameof(terms.CookieDays), $"Must be from 1 to {MAX_DAYS}.", "Days.Invalid");

        return faults;
    }
}
