using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// A member's figures. Written by the ledger alone
/// </summary>
public class PointsAccount : BaseEntity
{
    /// <summary>
    /// The figures as they are now, for who goes on changing them
    /// </summary>
    public PointsAccount Copy()
    {
        return (PointsAccount)MemberwiseClone();
    }

    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Points that can be spent
    /// </summary>
    public long Balance { get; set; }

    /// <summary>
    /// Points earned but not yet spendable
    /// </summary>
    public long Pending { get; set; }

    /// <summary>
    /// Points ever earned; never falls
    /// </summary>
    public long LifetimePoints { get; set; }

    /// <summary>
    /// Money spent, in the primary store currency; follows refunds
    /// </summary>
    public decimal LifetimeSpend { get; set; }

    /// <summary>
    /// Points taken back that were no longer there
    /// </summary>
    public long Shortfall { get; set; }

    /// <summary>
    /// Number of the last ledger entry
    /// </summary>
    public long Version { get; set; }

    /// <summary>
    /// When points were last earned or spent; inactivity counts from here
    /// </summary>
    public DateTime LastActivityOnUtc { get; set; }

    /// <summary>
    /// When the next points in the balance run out by their date; at the end of time when none do. The scheduled task takes them a while after that
    /// </summary>
    public DateTime NextEndOnUtc { get; set; } = LoyaltyDefaults.Never;

    /// <summary>
    /// When the present balance was reached
    /// </summary>
    public DateTime BalanceReachedOnUtc { get; set; }

    /// <summary>
    /// When the present lifetime points were reached
    /// </summary>
    public DateTime LifetimeReachedOnUtc { get; set; }

    /// <summary>
    /// The month, as 202611, that the month's points were earned in; what was earned in an earlier one is told by the entries
    /// </summary>
    public int EarnedMonth { get; set; }

    /// <summary>
    /// Points earned in that month, less what was taken back in it
    /// </summary>
    public long MonthPoints { get; set; }

    /// <summary>
    /// When the present points of the month were reached
    /// </summary>
    public DateTime MonthReachedOnUtc { get; set; } = LoyaltyDefaults.LongAgo;

    /// <summary>
    /// The year that the year's points were earned in
    /// </summary>
    public int EarnedYear { get; set; }

    /// <summary>
    /// Points earned in that year, less what was taken back in it
    /// </summary>
    public long YearPoints { get; set; }

    /// <summary>
    /// When the present points of the year were reached
    /// </summary>
    public DateTime YearReachedOnUtc { get; set; } = LoyaltyDefaults.LongAgo;
}
