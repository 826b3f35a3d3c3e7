using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// A basket at a partner's: what it would earn, the rewards accepted for it, and what it earned when it was fulfilled
/// </summary>
public class PartnerSession : BaseEntity, IProgramPart
{
    /// <summary>
    /// Longest name a partner may give
    /// </summary>
    public const int NAME_LENGTH = 64;

    /// <summary>
    /// The partner
    /// </summary>
    public int PartnerId { get; set; }

    /// <summary>
    /// The partner's own name of it
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Hash of that name, which every database compares letter by letter
    /// </summary>
    public string NameHash { get; set; }

    /// <summary>
    /// The store that was called
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The shopper
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Where at the partner's; null when it does not say
    /// </summary>
    public string SiteId { get; set; }

    /// <summary>
    /// Identifier of the state
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of its last step; two who change its state at once cannot both write the next
    /// </summary>
    public int Step { get; set; }

    /// <summary>
    /// Number of the last call
    /// </summary>
    public int Sequence { get; set; }

    /// <summary>
    /// Hash of that call, which tells its repetition from another call under its number
    /// </summary>
    public string RequestHash { get; set; }

    /// <summary>
    /// The answer to that call, as JSON; null while it is being worked on, or when that failed
    /// </summary>
    public string Answer { get; set; }

    /// <summary>
    /// Since when a call is being worked on; null when none is
    /// </summary>
    public DateTime? BusySinceUtc { get; set; }

    /// <summary>
    /// The lines, as JSON
    /// </summary>
    public string Lines { get; set; }

    /// <summary>
    /// The accepted rewards, as JSON
    /// </summary>
    public string Accepted { get; set; }

    /// <summary>
    /// The terms under which it was first finalized, as JSON; corrections go by them
    /// </summary>
    public string Terms { get; set; }

    /// <summary>
    /// What the lines come to, in the primary store currency
    /// </summary>
    public decimal Total { get; set; }

    /// <summary>
    /// What earned points when it was first finalized, which corrections of the rules' points are in proportion to
    /// </summary>
    public decimal FirstSpend { get; set; }

    /// <summary>
    /// When it began
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The state
    /// </summary>
    public PartnerSessionStatus Status
    {
        get => (PartnerSessionStatus)StatusId;
        set => StatusId = (int)value;
    }

    /// <summary>
    /// How ledger entries refer to it
    /// </summary>
    public string Reference => $"session:{Id}";
}
