using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// The code in a member's personal link
/// </summary>
public class ReferralCode : BaseEntity
{
    /// <summary>
    /// The member, unique
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The code, unique, upper case
    /// </summary>
    public string Code { get; set; }
}
