using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// What remains of one credit, with its expiry
/// </summary>
public class PointLot : BaseEntity
{
    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The entry that created it
    /// </summary>
    public int EntryId { get; set; }

    /// <summary>
    /// Points at creation
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// Points not yet consumed
    /// </summary>
    public long Remaining { get; set; }

    /// <summary>
    /// When the remainder expires; null means never
    /// </summary>
    public DateTime? ExpiresOnUtc { get; set; }
}
