namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// The period over which a program measures, and at whose end members can fall
/// </summary>
public enum TierPeriod
{
    /// <summary>
    /// A number of days back from now; it ends for each member that many days after the tier was reached or kept
    /// </summary>
    Rolling = 10,

    /// <summary>
    /// The calendar year of the store's time zone
    /// </summary>
    CalendarYear = 20
}
