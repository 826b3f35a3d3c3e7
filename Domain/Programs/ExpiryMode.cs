// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// How the expiry of earned points is counted
/// </summary>
public enum ExpiryMode
{
    /// <summary>
    /// A number of days after they were earned
    /// </summary>
    DaysSinceEarning = 0,

    /// <summary>
    /// At the end of the month in which that day falls
    /// </summary>
    EndOfMonth = 10,

    /// <summary>
    /// At the end of the year in which that day falls
    /// </summary>
    EndOfYear = 20,

    /// <summary>
    /// All at once, a number of days after the member last earned or spent
    /// </summary>
    Inactivity = 30
}
