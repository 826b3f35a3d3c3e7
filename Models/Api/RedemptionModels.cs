using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Asks what redeeming would cost, or to reserve it, for a customer.</summary>
public record RedemptionRequest
{
    /// <summary>The customer.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>Points to spend as an amount; give either points or a reward.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }

    /// <summary>The reward; give either points or a reward.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a reward's number, at least 1.")]
    public int? RewardId { get; init; }

    /// <summary>Total of the purchase in the store's primary currency, for the limit in percent; without it that limit is not checked.</summary>
    [Range(typeof(decimal), "0", "1000000000", ErrorMessage = "Must be an amount from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal? OrderTotal { get; init; }

    /// <summary>Your own reference.</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reference { get; init; }
}

/// <summary>Asks to redeem for the signed-in customer's cart.</summary>
public sealed record CartRedemptionRequest
{
    /// <summary>Points to spend as an amount; give either points or a reward.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }

    /// <summary>The reward; give either points or a reward.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a reward's number, at least 1.")]
    public int? RewardId { get; init; }

    /// <summary>The least it may take off the total, in the store's primary currency, where that is less than it could be or a discount of
    /// the cart is lost by it. Without it such a request is refused with ACCEPTANCE_REQUIRED, which says the worth.</summary>
    [Range(typeof(decimal), "0", "1000000000", ErrorMessage = "Must be an amount from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal? AcceptWorth { get; init; }
}

/// <summary>Confirms that a reservation was used.</summary>
public sealed record ConfirmRequest
{
    /// <summary>Points really used; all when it is not given. The rest is given back.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }

    /// <summary>Your own reference, for example a receipt's number.</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reference { get; init; }
}

/// <summary>Gives a reservation back.</summary>
public sealed record ReleaseRequest
{
    /// <summary>Why.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reason { get; init; }
}

/// <summary>What redeeming would cost and bring.</summary>
/// <param name="Points">Points it takes.</param>
/// <param name="Worth">What they are worth in the store's primary currency; 0 for a reward, whose worth the purchase decides.</param>
/// <param name="RewardId">The reward, if one was asked for.</param>
/// <param name="Balance">Points the customer has.</param>
public sealed record RedemptionQuoteModel(long Points, decimal Worth, int? RewardId, long Balance);

/// <summary>Points kept or spent.</summary>
public sealed record RedemptionModel
{
    /// <summary>The redemption.</summary>
    public required int Id { get; init; }

    /// <summary>reserved, claimed (an order is being placed), confirmed, released or expired.</summary>
    public required string Status { get; init; }

    /// <summary>The customer.</summary>
    public required int CustomerId { get; init; }

    /// <summary>The store.</summary>
    public required int StoreId { get; init; }

    /// <summary>What was redeemed.</summary>
    public required string Name { get; init; }

    /// <summary>Points taken.</summary>
    public required long Points { get; init; }

    /// <summary>Points really used; 0 before it is confirmed.</summary>
    public required long UsedPoints { get; init; }

    /// <summary>Worth in the store's primary currency; 0 for a reward.</summary>
    public required decimal Worth { get; init; }

    /// <summary>The reward; null for an amount.</summary>
    public required int? RewardId { get; init; }

    /// <summary>The order that used it.</summary>
    public required int? OrderId { get; init; }

    /// <summary>The caller's own reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Why it was given back.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was reserved, UTC.</summary>
    public required DateTime ReservedOnUtc { get; init; }

    /// <summary>When the reservation ends, UTC.</summary>
    public required DateTime ExpiresOnUtc { get; init; }
}

/// <summary>A reward and whether the signed-in customer can have it now.</summary>
public sealed record RewardOfferModel
{
    /// <summary>The reward.</summary>
    public required int Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Text.</summary>
    public required string Description { get; init; }

    /// <summary>Price in points.</summary>
    public required long PointsPrice { get; init; }

    /// <summary>Points missing; 0 when they reach.</summary>
    public required long MissingPoints { get; init; }

    /// <summary>Pieces left; null without limit.</summary>
    public required int? Left { get; init; }

    /// <summary>Whether it can be had now.</summary>
    public required bool Available { get; init; }

    /// <summary>Why not, in English; null when it can be had.</summary>
    public required string Reason { get; init; }
}

/// <summary>Where the next part of a list begins.</summary>
/// <param name="Limit">Rows asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record RedemptionsMeta(int Limit, int? NextBefore);
