namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// What speaks against a referral
/// </summary>
public enum ReferralReason
{
    /// <summary>
    /// Nothing
    /// </summary>
    None = 0,

    /// <summary>
    /// Friend and referrer are one customer
    /// </summary>
    SelfReferral = 10,

    /// <summary>
    /// The friend's e-mail address is the referrer's in another spelling
    /// </summary>
    SameEmail = 20,

    /// <summary>
    /// The friend has the referrer's postal address
    /// </summary>
    SameAddress = 30,

    /// <summary>
    /// Many friends came from one network address
    /// </summary>
    SameIp = 40,

    /// <summary>
    /// The friend has ordered before
    /// </summary>
    NotFirstOrder = 50,

    /// <summary>
    /// The referrer has brought as many friends as the period allows
    /// </summary>
    OverLimit = 60
}
