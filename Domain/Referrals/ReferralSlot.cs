using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// One of the friends a member may bring in a period; of two who want the last one gets the row
/// </summary>
public class ReferralSlot : BaseEntity
{
    /// <summary>
    /// The member who brings friends
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Number of the period
    /// </summary>
    public int Period { get; set; }

    /// <summary>
    /// Number within the period, from 1
    /// </summary>
    public int Number { get; set; }
}
