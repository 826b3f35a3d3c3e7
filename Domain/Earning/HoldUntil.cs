// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What an order must have reached before its points can be spent
/// </summary>
public enum HoldUntil
{
    /// <summary>
    /// Nothing beyond the days of the program
    /// </summary>
    None = 0,

    /// <summary>
    /// The order is paid
    /// </summary>
    Paid = 10,

    /// <summary>
    /// The order is complete
    /// </summary>
    Complete = 20
}
