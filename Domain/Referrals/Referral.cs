using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// A friend whom a member brought
/// </summary>
public class Referral : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The member who brought the friend
    /// </summary>
    public int ReferrerMemberId { get; set; }

    /// <summary>
    /// The friend's customer
    /// </summary>
    public int RefereeCustomerId { get; set; }

    /// <summary>
    /// Makes a friend countable once in a program, unique; a customer who refers himself takes nobody's place
    /// </summary>
    public string RefereeKey { get; set; }

    /// <summary>
    /// Identifier of the status
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Identifier of what speaks against it
    /// </summary>
    public int ReasonId { get; set; }

    /// <summary>
    /// Whether an admin approved it, so that nothing speaks against it any more
    /// </summary>
    public bool Approved { get; set; }

    /// <summary>
    /// Points for the referrer, as they were promised
    /// </summary>
    public long ReferrerPoints { get; set; }

    /// <summary>
    /// Points for the friend, as they were promised
    /// </summary>
    public long RefereePoints { get; set; }

    /// <summary>
    /// The order that was rewarded; null before
    /// </summary>
    public int? OrderId { get; set; }

    /// <summary>
    /// The store
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// Network address from which the friend came
    /// </summary>
    public string IpAddress { get; set; }

    /// <summary>
    /// Who decided it last
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// When the friend was recorded
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When the status changed last
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The status
    /// </summary>
    public ReferralStatus Status
    {
        get => (ReferralStatus)StatusId;
        set => StatusId = (int)value;
    }

    /// <summary>
    /// What speaks against it
    /// </summary>
    public ReferralReason Reason
    {
        get => (ReferralReason)ReasonId;
        set => ReasonId = (int)value;
    }
}
