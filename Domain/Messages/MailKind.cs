namespace Nop.Plugin.Misc.Loyalty.Domain.Messages;

/// <summary>
/// Kinds of mails that a member can turn off, each by itself
/// </summary>
[Flags]
public enum MailKind
{
    /// <summary>
    /// Points that orders and events brought
    /// </summary>
    Earned = 1,

    /// <summary>
    /// Points about to expire
    /// </summary>
    Expiring = 2,

    /// <summary>
    /// A tier reached or lost
    /// </summary>
    Tier = 4,

    /// <summary>
    /// Points that a friend brought
    /// </summary>
    Referral = 8,

    /// <summary>
    /// The statement of a month
    /// </summary>
    Statement = 16
}
