using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// One step in the count of what a rule gave: to a member, or, with member 0, from its budget. The numbers have no gaps,
/// and each can be written once, so that nobody counts past a limit
/// </summary>
public class RuleUse : BaseEntity
{
    /// <summary>
    /// The rule
    /// </summary>
    public int RuleId { get; set; }

    /// <summary>
    /// The member; 0 for the budget
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Number, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// Points given up to and with this step
    /// </summary>
    public long PointsSoFar { get; set; }

    /// <summary>
    /// When they were given
    /// </summary>
    public DateTime UsedOnUtc { get; set; }
}
