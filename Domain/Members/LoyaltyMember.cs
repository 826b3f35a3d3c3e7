using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Members;

/// <summary>
/// A customer's enrolment in a program
/// </summary>
public class LoyaltyMember : BaseEntity, IProgramPart
{
    /// <summary>
    /// The member as it is now, for another who goes on working with it
    /// </summary>
    public LoyaltyMember Copy()
    {
        return (LoyaltyMember)MemberwiseClone();
    }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The customer
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// Public card number, unique, upper case
    /// </summary>
    public string CardNumber { get; set; }

    /// <summary>
    /// Identifier of the status
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// The membership that took over this one's points; null for one that stands by itself
    /// </summary>
    public int? MergedIntoId { get; set; }

    /// <summary>
    /// Why it was suspended or deactivated; null while it is active or when nobody said
    /// </summary>
    public string StatusReason { get; set; }

    /// <summary>
    /// Identifier that another system knows the member by; null when there is none
    /// </summary>
    public string ExternalId { get; set; }

    /// <summary>
    /// Kind of that identifier, for example "crm"
    /// </summary>
    public string ExternalType { get; set; }

    /// <summary>
    /// The tier the member stands in; null when the program has no tiers
    /// </summary>
    public int? TierId { get; set; }

    /// <summary>
    /// A tier given by hand that replaces the earned one
    /// </summary>
    public int? TierOverrideId { get; set; }

    /// <summary>
    /// When the tier given by hand ends; null means never
    /// </summary>
    public DateTime? TierOverrideUntilUtc { get; set; }

    /// <summary>
    /// Whether the member chose not to appear on the leaderboard
    /// </summary>
    public bool HiddenFromLeaderboard { get; set; }

    /// <summary>
    /// Kinds of mails that the member turned off, added up; 0 when none is
    /// </summary>
    public int MutedMails { get; set; }

    /// <summary>
    /// Whether the member turned a kind of mails off
    /// </summary>
    public bool Mutes(MailKind kind)
    {
        return (MutedMails & (int)kind) != 0;
    }

    /// <summary>
    /// When the member joined
    /// </summary>
    public DateTime EnrolledOnUtc { get; set; }

    /// <summary>
    /// The status
    /// </summary>
    public MemberStatus Status
    {
        get => (MemberStatus)StatusId;
        set => StatusId = (int)value;
    }
}
