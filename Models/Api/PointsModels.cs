namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A customer's points and tier in the store's program.</summary>
public sealed record PointsModel
{
    /// <summary>The customer.</summary>
    public required int CustomerId { get; init; }

    /// <summary>Points that can be spent.</summary>
    public required long Points { get; init; }

    /// <summary>Points earned but not yet spendable.</summary>
    public required long Pending { get; init; }

    /// <summary>Name of the tier; null when the program has no tiers.</summary>
    public required string Tier { get; init; }

    /// <summary>Money spent, in the store's primary currency.</summary>
    public required decimal LifetimeSpend { get; init; }

    /// <summary>Points ever earned.</summary>
    public required long LifetimePoints { get; init; }

    /// <summary>The next tier; null at the top.</summary>
    public required NextTierModel NextTier { get; init; }

    /// <summary>Card number; null for a customer who is not a member.</summary>
    public required string CardNumber { get; init; }

    /// <summary>Standing of the membership; null for a customer who is not a member.</summary>
    public required string Status { get; init; }

    /// <summary>The program.</summary>
    public required ProgramModel Program { get; init; }
}

/// <summary>The way to the next tier.</summary>
public sealed record NextTierModel(string Name, decimal Threshold, decimal SpendToNext);

/// <summary>A loyalty program.</summary>
public sealed record ProgramModel(int Id, string Name, string PointName, string PointNamePlural);

/// <summary>One line of a member's ledger.</summary>
public sealed record TransactionModel
{
    /// <summary>The ledger entry.</summary>
    public required int Id { get; init; }

    /// <summary>Number within the member's ledger, without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>Kind: earn, redeem, release, adjust, expire or reverse.</summary>
    public required string Type { get; init; }

    /// <summary>Signed points.</summary>
    public required long Points { get; init; }

    /// <summary>Spendable balance afterwards.</summary>
    public required long BalanceAfter { get; init; }

    /// <summary>Text for people.</summary>
    public required string Description { get; init; }

    /// <summary>What caused it, for example "order".</summary>
    public required string ReferenceType { get; init; }

    /// <summary>Which one caused it.</summary>
    public required string ReferenceId { get; init; }

    /// <summary>When the cause happened, UTC.</summary>
    public required DateTime EventOnUtc { get; init; }

    /// <summary>When it was booked, UTC.</summary>
    public required DateTime BookedOnUtc { get; init; }
}

/// <summary>Where the next part of a ledger begins.</summary>
/// <param name="Limit">Entries asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record TransactionsMeta(int Limit, long? NextBefore);

/// <summary>One place on the leaderboard.</summary>
public sealed record LeaderModel(int Rank, int CustomerId, string Name, long Points, string Tier);

/// <summary>What a leaderboard shows.</summary>
/// <param name="By">balance, lifetime, month or year.</param>
/// <param name="Top">Places asked for.</param>
/// <param name="Count">Places filled.</param>
/// <param name="NextAfter">Value of "after" for the next part; null at the end.</param>
public sealed record LeaderboardMeta(string By, int Top, int Count, string NextAfter);
