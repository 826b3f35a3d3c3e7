using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// What a program gives for bringing friends, as the merchant chose; a program without a row does not reward it
/// </summary>
public class ReferralTerms : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program, unique
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Whether members have a link
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Points for the member who brings a friend
    /// </summary>
    public long ReferrerPoints { get; set; } = 500;

    /// <summary>
    /// Points for the friend
    /// </summary>
    public long RefereePoints { get; set; } = 250;

    /// <summary>
    /// Least total of the friend's first order, refunds deducted, in the primary store currency
    /// </summary>
    public decimal MinimumTotal { get; set; }

    /// <summary>
    /// Whether the order must be complete; otherwise it must be paid
    /// </summary>
    public bool NeedsCompleteOrder { get; set; } = true;

    /// <summary>
    /// Friends a member may bring in a period; 0 for no limit
    /// </summary>
    public int LimitPerPeriod { get; set; }

    /// <summary>
    /// Length of that period in days
    /// </summary>
    public int PeriodDays { get; set; } = 30;

    /// <summary>
    /// From this many friends from one network address in a week on they are looked at; 0 for never
    /// </summary>
    public int SameIpLimit { get; set; } = 10;

    /// <summary>
    /// Days for which a visitor's browser remembers who sent him
    /// </summary>
    public int CookieDays { get; set; } = 30;
}
