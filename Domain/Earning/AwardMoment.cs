// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// The moment at which an order earns its points
/// </summary>
public enum AwardMoment
{
    /// <summary>
    /// When the order is placed
    /// </summary>
    Placed = 10,

    /// <summary>
    /// When the order is paid
    /// </summary>
    Paid = 20,

    /// <summary>
    /// When the order is complete
    /// </summary>
    Complete = 30
}
