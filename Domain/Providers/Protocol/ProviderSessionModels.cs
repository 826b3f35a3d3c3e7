using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers.Protocol;

/// <summary>A call on a session.</summary>
public record ProviderCallRequest
{
    /// <summary>Number of the call within the session, higher than that of the call before. The same call under the same number is answered as the first time.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a whole number from {1} to {2}.")]
    public int? Sequence { get; init; }
}

/// <summary>A line of a basket.</summary>
public sealed record ProviderLineRequest
{
    /// <summary>Your name of the line, unique in the basket.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(50, ErrorMessage = "Must not be longer than {1} characters.")]
    public string LineId { get; init; }

    /// <summary>SKU, by which the provider's catalogue knows the product. A line it does not know counts by its price alone.</summary>
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Sku { get; init; }

    /// <summary>Pieces, or weight, as a decimal string.</summary>
    [Required(ErrorMessage = "Is required.")]
    [RegularExpression(@"^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,4})?$", ErrorMessage = "Must be a decimal string above 0, such as \"1\" or \"0.750\".")]
    public string Quantity { get; init; }

    /// <summary>Price of one, as the shopper pays it, as a decimal string.</summary>
    [Required(ErrorMessage = "Is required.")]
    [RegularExpression(@"^\d{1,9}(\.\d{1,4})?$", ErrorMessage = "Must be a decimal string from 0, such as \"12.50\".")]
    public string UnitPrice { get; init; }
}

/// <summary>Lines with their currency.</summary>
public abstract record ProviderLinesRequest : ProviderCallRequest
{
    /// <summary>Most lines of a basket.</summary>
    public const int MostLines = 200;

    /// <summary>ISO code of the currency; must be the one that status names.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(3, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Currency { get; init; }

    /// <summary>The lines, at most 200.</summary>
    [Required(ErrorMessage = "Is required.")]
    [MaxLength(MostLines, ErrorMessage = "Must not be more than {1}.")]
    public IReadOnlyList<ProviderLineRequest> Lines { get; init; }
}

/// <summary>Asks what a basket earns and which rewards there are for it.</summary>
public sealed record ProviderBasketRequest : ProviderLinesRequest
{
    /// <summary>The shopper, as the look-up named him.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string LoyaltyId { get; init; }

    /// <summary>System name of the program; without it the first of those that status names.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Program { get; init; }

    /// <summary>Where at yours: a shop, a till.</summary>
    [StringLength(50, ErrorMessage = "Must not be longer than {1} characters.")]
    public string SiteId { get; init; }
}

/// <summary>Accepts exactly these; what is not named is declined.</summary>
public sealed record ProviderAcceptRequest : ProviderCallRequest
{
    /// <summary>The rewards.</summary>
    [Required(ErrorMessage = "Is required.")]
    [MaxLength(20, ErrorMessage = "Must not be more than {1}.")]
    public IReadOnlyList<int> Rewards { get; init; }

    /// <summary>Points to spend as money.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }
}

/// <summary>Tells what was fulfilled, or what is left of it after some came back; no lines when all did.</summary>
public sealed record ProviderFinalizeRequest : ProviderLinesRequest;

/// <summary>A reward for a basket.</summary>
public sealed record ProviderRewardModel
{
    /// <summary>The reward.</summary>
    public required int RewardId { get; init; }

    /// <summary>Name for the shopper.</summary>
    public required string Name { get; init; }

    /// <summary>Text for the shopper.</summary>
    public required string Description { get; init; }

    /// <summary>order or line: what it lies on.</summary>
    public required string Level { get; init; }

    /// <summary>The lines it lies on.</summary>
    public required IReadOnlyList<string> LineIds { get; init; }

    /// <summary>What it takes off, as a decimal string.</summary>
    public required string Amount { get; init; }

    /// <summary>Points it takes.</summary>
    public required long Points { get; init; }

    /// <summary>Points the shopper lacks for it; 0 when they reach.</summary>
    public required long MissingPoints { get; init; }

    /// <summary>Whether it is accepted.</summary>
    public required bool Accepted { get; init; }
}

/// <summary>Points as money.</summary>
/// <param name="Least">Fewest points that can be spent on this basket; 0 when none can.</param>
/// <param name="Most">Most points that can be spent on this basket.</param>
/// <param name="Step">Points are spent in multiples of this.</param>
/// <param name="PointValue">What one is worth, as a decimal string.</param>
/// <param name="Accepted">Points accepted.</param>
/// <param name="Amount">What they take off, as a decimal string.</param>
public sealed record ProviderSpendModel(long Least, long Most, long Step, string PointValue, long Accepted, string Amount);

/// <summary>A reward that was accepted and holds no longer; its points are back.</summary>
/// <param name="RewardId">The reward; null for points as money.</param>
/// <param name="Points">Points.</param>
public sealed record ProviderLostModel(int? RewardId, long Points);

/// <summary>What a basket comes to.</summary>
public sealed record ProviderSessionModel
{
    /// <summary>Your name of the session.</summary>
    public required string Session { get; init; }

    /// <summary>Number of the call.</summary>
    public required int Sequence { get; init; }

    /// <summary>active or pendingFinalization.</summary>
    public required string Status { get; init; }

    /// <summary>System name of the program.</summary>
    public required string Program { get; init; }

    /// <summary>ISO code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>What the lines come to, as a decimal string.</summary>
    public required string Total { get; init; }

    /// <summary>What is accepted takes off, as a decimal string.</summary>
    public required string Discount { get; init; }

    /// <summary>Points the basket will earn.</summary>
    public required long Earns { get; init; }

    /// <summary>Points the shopper can spend; what is accepted is taken already.</summary>
    public required long Points { get; init; }

    /// <summary>The rewards that are worth something for this basket.</summary>
    public required IReadOnlyList<ProviderRewardModel> Rewards { get; init; }

    /// <summary>Points as money.</summary>
    public required ProviderSpendModel Spend { get; init; }

    /// <summary>What was accepted before and holds no longer.</summary>
    public required IReadOnlyList<ProviderLostModel> Lost { get; init; }
}

/// <summary>A reward that was used.</summary>
/// <param name="RewardId">The reward; null for points as money.</param>
/// <param name="Points">Points it took.</param>
/// <param name="Amount">What it took off, as a decimal string.</param>
public sealed record ProviderUsedModel(int? RewardId, long Points, string Amount);

/// <summary>What a session has earned and spent, all its calls together.</summary>
public sealed record ProviderSummaryModel
{
    /// <summary>Your name of the session.</summary>
    public required string Session { get; init; }

    /// <summary>Number of the call.</summary>
    public required int Sequence { get; init; }

    /// <summary>Always finalized.</summary>
    public required string Status { get; init; }

    /// <summary>Points earned.</summary>
    public required long Earned { get; init; }

    /// <summary>Points spent.</summary>
    public required long Redeemed { get; init; }

    /// <summary>Points the shopper can spend now.</summary>
    public required long Points { get; init; }

    /// <summary>The rewards that were used.</summary>
    public required IReadOnlyList<ProviderUsedModel> Rewards { get; init; }
}

/// <summary>Where a session stands.</summary>
/// <param name="Session">Your name of the session.</param>
/// <param name="Sequence">Number of the last call.</param>
/// <param name="Status">active, pendingFinalization, finalized or failed.</param>
/// <param name="SiteId">Where at yours.</param>
/// <param name="Total">What the lines come to, as a decimal string.</param>
/// <param name="UpdatedOnUtc">When it last changed, UTC.</param>
public sealed record ProviderStateModel(string Session, int Sequence, string Status, string SiteId, string Total, DateTime UpdatedOnUtc);
