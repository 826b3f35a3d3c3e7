using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// One attempt of a rule to give a member points for an event, successful or cut by a limit
/// </summary>
public class RuleAward : BaseEntity
{
    /// <summary>
    /// The rule
    /// </summary>
    public int RuleId { get; set; }

    /// <summary>
    /// Version of the rule
    /// </summary>
    public int RuleVersion { get; set; }

    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Key of the event, lower case; a rule gives a member points once for it
    /// </summary>
    public string EventKey { get; set; }

    /// <summary>
    /// Points given at first
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// Points it would have given without limits
    /// </summary>
    public long Wanted { get; set; }

    /// <summary>
    /// What cut them; null when nothing did
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// The first ledger entry; null when no points were booked
    /// </summary>
    public int? EntryId { get; set; }

    /// <summary>
    /// What the points were computed from, as JSON
    /// </summary>
    public string Inputs { get; set; }

    /// <summary>
    /// When the event happened
    /// </summary>
    public DateTime EventOnUtc { get; set; }

    /// <summary>
    /// When the attempt was made
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
