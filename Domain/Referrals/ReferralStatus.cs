namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// What became of a referral
/// </summary>
public enum ReferralStatus
{
    /// <summary>
    /// The friend's first order is awaited, or its end and its hold
    /// </summary>
    Pending = 10,

    /// <summary>
    /// Both have their points
    /// </summary>
    Rewarded = 20,

    /// <summary>
    /// Something speaks against it; an admin decides
    /// </summary>
    Blocked = 30,

    /// <summary>
    /// An admin said no
    /// </summary>
    Rejected = 40,

    /// <summary>
    /// The points were taken back, because the order was undone
    /// </summary>
    Reversed = 50
}
