using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Reports;

/// <summary>
/// What was booked in a program on one day, of one type and by one rule: derived from the ledger entries, and made again from them when in doubt
/// </summary>
public class PointsDay : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The day in the store's time zone, at midnight
    /// </summary>
    public DateTime Day { get; set; }

    /// <summary>
    /// Identifier of the entries' type
    /// </summary>
    public int TypeId { get; set; }

    /// <summary>
    /// The earning rule; 0 where none was applied
    /// </summary>
    public int RuleId { get; set; }

    /// <summary>
    /// Signed sum of their points
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// Signed sum of their changes of the pending points
    /// </summary>
    public long Pending { get; set; }

    /// <summary>
    /// How many entries there were
    /// </summary>
    public int Entries { get; set; }
}
