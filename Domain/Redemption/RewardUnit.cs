using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// One piece of a reward's stock that a redemption holds. Reward and number are unique, so that the last piece goes to one shopper
/// </summary>
public class RewardUnit : BaseEntity
{
    /// <summary>
    /// The reward
    /// </summary>
    public int RewardId { get; set; }

    /// <summary>
    /// Number of the piece, from 1 to the stock
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// The redemption that holds it
    /// </summary>
    public int RedemptionId { get; set; }
}
