using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Begins a session for a customer's cart at the store's loyalty provider.</summary>
public sealed record SessionRequest
{
    /// <summary>The customer; only for keys, a signed-in customer is himself.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>Phone number, e-mail address or number of the loyalty card.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Identifier { get; init; }

    /// <summary>Whether the customer agrees that it is remembered for his next carts.</summary>
    public bool Remember { get; init; }
}

/// <summary>Asks for the rewards of a customer's cart as it is now.</summary>
public sealed record SessionRewardsRequest
{
    /// <summary>The session.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a session's number, at least 1.")]
    public int? SessionId { get; init; }
}

/// <summary>Names a reward, or points.</summary>
public sealed record SessionChoiceRequest
{
    /// <summary>The reward.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a reward's number, at least 1.")]
    public int? RewardId { get; init; }

    /// <summary>Points to spend as money, in place of those before; only to accept. Decline without a reward declines the points.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }
}

/// <summary>A session at the store's loyalty provider.</summary>
public sealed record SessionModel
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>active, pendingFinalization, finalized or failed.</summary>
    public required string Status { get; init; }

    /// <summary>The store.</summary>
    public required int StoreId { get; init; }

    /// <summary>The customer.</summary>
    public required int CustomerId { get; init; }

    /// <summary>The order; null before it was placed.</summary>
    public required int? OrderId { get; init; }

    /// <summary>The shopper's name, as the provider masks it; null as long as the provider could not be asked.</summary>
    public required string Name { get; init; }

    /// <summary>Points the basket will earn; null as long as the provider could not be asked about it.</summary>
    public required long? Earns { get; init; }

    /// <summary>What the accepted rewards take off the total.</summary>
    public required decimal Discount { get; init; }

    /// <summary>The rewards for the basket.</summary>
    public required IReadOnlyList<SessionRewardModel> Rewards { get; init; }

    /// <summary>Most points that can be spent as money; 0 when none can.</summary>
    public required long MostPoints { get; init; }

    /// <summary>Points accepted as money.</summary>
    public required long AcceptedPoints { get; init; }

    /// <summary>What the provider booked; null before.</summary>
    public required SessionSummaryModel Summary { get; init; }

    /// <summary>Code of the last failure; null when the last call went well.</summary>
    public required string ErrorCode { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTime UpdatedOnUtc { get; init; }
}

/// <summary>A reward of a session.</summary>
/// <param name="RewardId">The reward.</param>
/// <param name="Name">Name for the shopper.</param>
/// <param name="Description">Text for the shopper.</param>
/// <param name="Amount">What it takes off.</param>
/// <param name="Points">Points it takes.</param>
/// <param name="MissingPoints">Points the shopper lacks for it.</param>
/// <param name="Accepted">Whether it is accepted.</param>
public sealed record SessionRewardModel(int RewardId, string Name, string Description, decimal Amount, long Points, long MissingPoints, bool Accepted);

/// <summary>What a provider has booked for a session, all its calls together.</summary>
/// <param name="Earned">Points earned.</param>
/// <param name="Redeemed">Points spent.</param>
/// <param name="Points">Points the shopper had afterwards.</param>
public sealed record SessionSummaryModel(long Earned, long Redeemed, long Points);
