using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Reports;

/// <summary>
/// How far a program's entries are added up by day
/// </summary>
public class PointsDayPass : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The first day that is not added up yet
    /// </summary>
    public DateTime NextDay { get; set; }

    /// <summary>
    /// The time zone in which days were cut
    /// </summary>
    public string TimeZoneId { get; set; }
}
