using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// A member's move from one tier to another; of two nodes that see the same move one gets the row
/// </summary>
public class TierChange : BaseEntity
{
    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Number of the change among the member's, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// The tier left; null for the first placement
    /// </summary>
    public int? FromTierId { get; set; }

    /// <summary>
    /// The tier entered; null when the program has none any more
    /// </summary>
    public int? ToTierId { get; set; }

    /// <summary>
    /// Name of the tier left, as it was
    /// </summary>
    public string FromName { get; set; }

    /// <summary>
    /// Name of the tier entered, as it was
    /// </summary>
    public string ToName { get; set; }

    /// <summary>
    /// 1 for a higher tier, -1 for a lower one, 0 for the first placement or when the tier left is gone
    /// </summary>
    public int Direction { get; set; }

    /// <summary>
    /// Welcome bonus that goes with it; 0 for none
    /// </summary>
    public long Bonus { get; set; }

    /// <summary>
    /// Whether bonus and message are done
    /// </summary>
    public bool FollowedUp { get; set; }

    /// <summary>
    /// When it happened
    /// </summary>
    public DateTime OnUtc { get; set; }
}
