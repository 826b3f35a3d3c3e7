using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What an order means for points of one program
/// </summary>
public sealed record OrderPoints
{
    /// <summary>
    /// The program, also one that was deleted since
    /// </summary>
    public LoyaltyProgram Program { get; init; }

    /// <summary>
    /// The membership the points belong to
    /// </summary>
    public int MemberId { get; init; }

    /// <summary>
    /// Most points the order ever brought, pending ones included
    /// </summary>
    public long Earned { get; init; }

    /// <summary>
    /// How many of them it lost again by cancelling or refunding
    /// </summary>
    public long TakenBack { get; init; }

    /// <summary>
    /// How many of them cannot be spent yet
    /// </summary>
    public long Pending { get; init; }

    /// <summary>
    /// Points the order used
    /// </summary>
    public long Spent { get; init; }

    /// <summary>
    /// How many of them came back by cancelling or refunding
    /// </summary>
    public long GivenBack { get; init; }

    /// <summary>
    /// The ledger entries behind these figures, newest first
    /// </summary>
    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    /// <summary>
    /// The redemptions the order used
    /// </summary>
    public IReadOnlyList<LoyaltyRedemption> Redemptions { get; init; } = [];
}

/// <summary>
/// Points of an order that cannot be spent yet
/// </summary>
/// <param name="OrderId">The order</param>
/// <param name="Points">Points</param>
/// <param name="Until">What the order must have reached</param>
/// <param name="HeldUntilUtc">From when they can be spent at the earliest</param>
public sealed record PendingOrderPoints(int OrderId, long Points, HoldUntil Until, DateTime HeldUntilUtc);
