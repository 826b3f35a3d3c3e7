using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Asks to spend a customer's points.</summary>
public sealed record RedeemRequest
{
    /// <summary>The customer.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>Points to spend.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Amount { get; init; }

    /// <summary>Text for the customer's history.</summary>
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Description { get; init; }
}

/// <summary>What came of spending points.</summary>
public sealed record RedeemModel
{
    /// <summary>The customer.</summary>
    public required int CustomerId { get; init; }

    /// <summary>Points left after this redemption.</summary>
    public required long Points { get; init; }

    /// <summary>Points spent by this redemption.</summary>
    public required long Redeemed { get; init; }

    /// <summary>Name of the tier; null when the program has no tiers.</summary>
    public required string Tier { get; init; }

    /// <summary>Money spent, in the store's primary currency.</summary>
    public required decimal LifetimeSpend { get; init; }

    /// <summary>The ledger entry.</summary>
    public required TransactionModel Transaction { get; init; }
}
