using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// How many points an entry took from a lot (negative) or gave back to it (positive)
/// </summary>
public class LotMovement : BaseEntity
{
    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The entry
    /// </summary>
    public int EntryId { get; set; }

    /// <summary>
    /// The lot
    /// </summary>
    public int LotId { get; set; }

    /// <summary>
    /// Signed points
    /// </summary>
    public long Points { get; set; }
}
