namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// What makes a rule give points
/// </summary>
public enum RuleTrigger
{
    /// <summary>
    /// Any order
    /// </summary>
    Order = 10,

    /// <summary>
    /// An order with certain products
    /// </summary>
    Product = 20,

    /// <summary>
    /// An order with products of certain categories or those below them
    /// </summary>
    Category = 30,

    /// <summary>
    /// An order with products of certain manufacturers
    /// </summary>
    Manufacturer = 40,

    /// <summary>
    /// The customer's first order
    /// </summary>
    FirstOrder = 50,

    /// <summary>
    /// The customer's order with a certain number
    /// </summary>
    NthOrder = 60,

    /// <summary>
    /// An account was made
    /// </summary>
    Registration = 70,

    /// <summary>
    /// An account became active
    /// </summary>
    Activation = 80,

    /// <summary>
    /// A product review was approved
    /// </summary>
    Review = 90,

    /// <summary>
    /// The newsletter was subscribed to
    /// </summary>
    Newsletter = 100,

    /// <summary>
    /// The customer's birthday
    /// </summary>
    Birthday = 110,

    /// <summary>
    /// The member rose to a tier
    /// </summary>
    TierBonus = 120,

    /// <summary>
    /// A referral succeeded; the scope says for whom: "referrer" or "referee"
    /// </summary>
    Referral = 130,

    /// <summary>
    /// An event of a defined interaction, appended through the API
    /// </summary>
    Interaction = 140
}

/// <summary>
/// How a rule counts its points
/// </summary>
public enum RuleAwardKind
{
    /// <summary>
    /// A number of points
    /// </summary>
    Fixed = 10,

    /// <summary>
    /// Points for each unit of the primary store currency
    /// </summary>
    Rate = 20,

    /// <summary>
    /// A multiple of what the order earns anyway; the rule gives what is beyond one
    /// </summary>
    Multiplier = 30,

    /// <summary>
    /// Points for each full step of money
    /// </summary>
    Steps = 40
}

/// <summary>
/// Calendar period of a limit
/// </summary>
public enum RulePeriod
{
    /// <summary>
    /// A day
    /// </summary>
    Day = 10,

    /// <summary>
    /// A week from Monday
    /// </summary>
    Week = 20,

    /// <summary>
    /// A month
    /// </summary>
    Month = 30,

    /// <summary>
    /// A year
    /// </summary>
    Year = 40
}

/// <summary>
/// Families of triggers
/// </summary>
public static class RuleTriggers
{
    /// <summary>
    /// Whether the trigger is an order
    /// </summary>
    public static bool IsOrder(this RuleTrigger trigger)
    {
        return trigger is RuleTrigger.Order or RuleTrigger.FirstOrder or RuleTrigger.NthOrder || trigger.HasTargets();
    }

    /// <summary>
    /// Whether the trigger looks for products, categories or manufacturers in an order
    /// </summary>
    public static bool HasTargets(this RuleTrigger trigger)
    {
        return trigger is RuleTrigger.Product or RuleTrigger.Category or RuleTrigger.Manufacturer;
    }
}
