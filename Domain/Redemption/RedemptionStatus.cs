// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// State of a redemption
/// </summary>
public enum RedemptionStatus
{
    /// <summary>
    /// Points are taken and kept for a cart, with a time limit
    /// </summary>
    Reserved = 10,

    /// <summary>
    /// An attempt to place an order is using them
    /// </summary>
    Claimed = 20,

    /// <summary>
    /// An order used them
    /// </summary>
    Confirmed = 30,

    /// <summary>
    /// They were given back
    /// </summary>
    Released = 40,

    /// <summary>
    /// They were given back because the time limit passed
    /// </summary>
    Expired = 50
}
