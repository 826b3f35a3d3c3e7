using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Reports;

/// <summary>
/// What a program owed its members at a moment, kept because adding it up reads every account and lot
/// </summary>
public class LiabilitySnapshot : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The figures, as JSON
    /// </summary>
    public string Figures { get; set; }

    /// <summary>
    /// When they were taken
    /// </summary>
    public DateTime TakenOnUtc { get; set; }

    /// <summary>
    /// How long that took
    /// </summary>
    public int Milliseconds { get; set; }
}
