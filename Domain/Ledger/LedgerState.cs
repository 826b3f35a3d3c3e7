#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// What remains of one credit. Lots not stored yet have negative identifiers
/// </summary>
public sealed record LotState(int Id, long Remaining, DateTime? ExpiresOnUtc)
{
    /// <summary>
    /// Whether the lot has run out at a moment
    /// </summary>
    public bool IsDue(DateTime nowUtc) => ExpiresOnUtc <= nowUtc;

    /// <summary>
    /// The entry that created it; 0 while that is not stored
    /// </summary>
    public int EntryId { get; init; }
}

/// <summary>
/// A member's figures and the lots that still hold points
/// </summary>
public sealed record LedgerState(long Balance, long LifetimePoints, decimal LifetimeSpend, long Shortfall, long Version, IReadOnlyList<LotState> Lots)
{
    /// <summary>
    /// The state before anything was booked
    /// </summary>
    public static LedgerState Empty { get; } = new(0, 0, 0, 0, 0, []);

    /// <summary>
    /// Points earned but not yet spendable
    /// </summary>
    public long Pending { get; init; }

    /// <summary>
    /// When points were last earned or spent
    /// </summary>
    public DateTime LastActivityOnUtc { get; init; }
}

/// <summary>
/// What the program says about booking
/// </summary>
/// <param name="RepayShortfall">Whether credits first repay a shortfall</param>
/// <param name="InactivityDays">Days without earning or spending after which the whole balance expires; 0 means never</param>
public sealed record LedgerPolicy(bool RepayShortfall, int InactivityDays = 0);

/// <summary>
/// A lot that a debit took points from, less what has been returned to it
/// </summary>
public sealed record TakenLot(int LotId, long Points, DateTime? ExpiresOnUtc)
{
    /// <summary>
    /// Stands in for a lot where the debit left a shortfall
    /// </summary>
    public const int SHORTFALL = 0;
}

/// <summary>
/// Points an entry took from a lot (negative) or gave to it (positive)
/// </summary>
public sealed record Movement(int LotId, long Points);

/// <summary>
/// A lot an entry creates
/// </summary>
public sealed record NewLot(int Id, long Points, DateTime? ExpiresOnUtc);

/// <summary>
/// An entry to be booked
/// </summary>
/// <param name="Type">Type</param>
/// <param name="Points">Signed points</param>
/// <param name="BalanceAfter">Balance after it</param>
/// <param name="LifetimePoints">Points added to the lifetime figure</param>
/// <param name="Spend">Signed change of the lifetime spend</param>
/// <param name="NewLot">Lot it creates, if any</param>
/// <param name="Movements">What it takes from lots and gives to them</param>
/// <param name="Pending">Signed change of the pending points</param>
/// <param name="Requested">Whether this is the entry the command asked for, not an expiry that fell due beside it</param>
public sealed record EntryDraft(LedgerEntryType Type, long Points, long BalanceAfter, long LifetimePoints, decimal Spend,
    NewLot? NewLot, IReadOnlyList<Movement> Movements, bool Requested, long Pending = 0);

/// <summary>
/// What a command leads to: entries in order and the state after them, or an error
/// </summary>
public sealed record Decision(IReadOnlyList<EntryDraft> Entries, LedgerState After, LoyaltyError? Error);
