using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// How tiers are reached and left, whoever says it
/// </summary>
public interface ITierPolicyTerms
{
    int MetricId { get; }

    int PeriodId { get; }

    int PeriodDays { get; }

    int DowngradeId { get; }

    int GraceDays { get; }
}

/// <summary>
/// Says what is wrong with how tiers are reached and left
/// </summary>
public static class TierPolicyCheck
{
    /// <summary>
    /// Most days of a period, and of grace
    /// </summary>
    public const int MAX_DAYS = 3660;

    /// <summary>
    /// Finds the faults; none when it can be stored
    /// </summary>
    public static IReadOnlyList<Fault> Faults(ITierPolicyTerms policy)
    {
        var faults = new FaultList();
        faults.Require(Enum.IsDefined((TierMetric)policy.MetricId), nameof(policy.MetricId), "Is not a known figure.", "Choice.Invalid");
        faults.Require(Enum.IsDefined((TierPeriod)policy.PeriodId), nameof(policy.PeriodId), "Is not a known period.", "Choice.Invalid");
        faults.Require(Enum.IsDefined((TierDowngrade)policy.DowngradeId), nameof(policy.DowngradeId), "Is not a known way to fall.", "Choice.Invalid");
        faults.Require(policy.PeriodDays is >= 1 and <= MAX_DAYS, nameof(policy.PeriodDays), $"Must be from 1 to {MAX_DAYS}.");
        faults.Require(policy.GraceDays is >= 0 and <= MAX_DAYS, nameof(policy.GraceDays), $"Must be from 0 to {MAX_DAYS}.");

        return faults;
    }
}
