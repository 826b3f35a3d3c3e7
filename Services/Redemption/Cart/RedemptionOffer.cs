using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// What a shopper can spend points on for the present cart
/// </summary>
public sealed record RedemptionOffer
{
    /// <summary>
    /// The store's program; null when there is none
    /// </summary>
    public LoyaltyProgram Program { get; init; }

    /// <summary>
    /// The membership; null before the first earning
    /// </summary>
    public LoyaltyMember Member { get; init; }

    /// <summary>
    /// Points that can be spent
    /// </summary>
    public long Balance { get; init; }

    /// <summary>
    /// Why nothing can be redeemed; null when something can
    /// </summary>
    public RedemptionProblem Problem { get; init; }

    /// <summary>
    /// Why no points can be spent as an amount; null when they can
    /// </summary>
    public RedemptionProblem AmountProblem { get; init; }

    /// <summary>
    /// Most points that can be spent as an amount, those already applied included
    /// </summary>
    public long MaxPoints { get; init; }

    /// <summary>
    /// Fewest points that take anything off the cart
    /// </summary>
    public long LeastPoints { get; init; }

    /// <summary>
    /// A few numbers of points to choose from
    /// </summary>
    public IReadOnlyList<long> Choices { get; init; } = [];

    /// <summary>
    /// What is kept for the cart
    /// </summary>
    public IList<LoyaltyRedemption> Applied { get; init; } = [];

    /// <summary>
    /// What a number of points takes off the cart
    /// </summary>
    public Func<long, decimal> AmountWorth { get; init; } = _ => 0;

    /// <summary>
    /// What the kept ones take off the total of the cart, and what they could; null where only the kind of discount knows
    /// </summary>
    public IReadOnlyDictionary<int, (decimal Worth, decimal FaceValue)?> AppliedWorth { get; init; } = new Dictionary<int, (decimal, decimal)?>();

    /// <summary>
    /// The rewards on offer
    /// </summary>
    public IList<RewardOffer> Rewards { get; init; } = [];
}

/// <summary>
/// A reward and whether this shopper can have it now
/// </summary>
/// <param name="Reward">The reward</param>
/// <param name="Discount">What it gives</param>
/// <param name="Missing">Points missing, 0 when they reach</param>
/// <param name="Left">Pieces left; null without limit</param>
/// <param name="Problem">Why it cannot be had now; null when it can</param>
public sealed record RewardOffer(LoyaltyReward Reward, Discount Discount, long Missing, int? Left, RedemptionProblem Problem)
{
    /// <summary>
    /// What it takes off this cart in the primary store currency; null where only nopCommerce's totals can tell
    /// </summary>
    public decimal? Worth { get; init; }

    /// <summary>
    /// What it could take off
    /// </summary>
    public decimal FaceValue { get; init; }
}

/// <summary>
/// Something that happened to a reservation without the shopper asking for it
/// </summary>
/// <param name="Redemption">The redemption whose points came back</param>
/// <param name="Problem">Why</param>
/// <param name="Replacement">The smaller one in its place, if there is one</param>
public sealed record RedemptionNotice(LoyaltyRedemption Redemption, RedemptionProblem Problem, LoyaltyRedemption Replacement = null);
