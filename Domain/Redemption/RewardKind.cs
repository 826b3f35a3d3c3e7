// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What a reward gives, as an admin describes it. Each is one kind of discount of nopCommerce
/// </summary>
public enum RewardKind
{
    /// <summary>
    /// A discount made on its own page
    /// </summary>
    ExistingDiscount = 0,

    /// <summary>
    /// An amount off the order's total
    /// </summary>
    OrderAmount = 10,

    /// <summary>
    /// A percentage off the order's total, with or without a maximum
    /// </summary>
    OrderPercentage = 20,

    /// <summary>
    /// Free shipping
    /// </summary>
    FreeShipping = 30,

    /// <summary>
    /// An amount or percentage off shipping
    /// </summary>
    CheaperShipping = 40,

    /// <summary>
    /// An amount or percentage off some products
    /// </summary>
    Products = 50,

    /// <summary>
    /// An amount or percentage off the products of some categories
    /// </summary>
    Categories = 60
}
