// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Kind of a ledger entry
/// </summary>
public enum LedgerEntryType
{
    /// <summary>
    /// Points earned
    /// </summary>
    Earn = 10,

    /// <summary>
    /// Points spent
    /// </summary>
    Redeem = 20,

    /// <summary>
    /// Spent points given back to their lots
    /// </summary>
    Release = 30,

    /// <summary>
    /// Points given or taken by hand
    /// </summary>
    Adjust = 40,

    /// <summary>
    /// Points that ran out
    /// </summary>
    Expire = 50,

    /// <summary>
    /// Earned points taken back
    /// </summary>
    Reverse = 60,

    /// <summary>
    /// Earned points held back until they may be spent
    /// </summary>
    Hold = 70,

    /// <summary>
    /// Held points that became spendable
    /// </summary>
    Mature = 80
}
