// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What is imported
/// </summary>
public enum ImportKind
{
    /// <summary>
    /// Members and their opening balances
    /// </summary>
    Members = 10,

    /// <summary>
    /// Transactions of members
    /// </summary>
    Transactions = 20,

    /// <summary>
    /// nopCommerce's own reward points
    /// </summary>
    RewardPoints = 30,

    /// <summary>
    /// What the program says of products
    /// </summary>
    Products = 40
}
