#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// A wish to change one member's points, given under a key that makes repeating it harmless
/// </summary>
public abstract record LedgerCommand
{
    /// <summary>
    /// The member
    /// </summary>
    public required int MemberId { get; init; }

    /// <summary>
    /// Key, unique in the program; the same key with the same command gives the first result again
    /// </summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>
    /// Who gives it
    /// </summary>
    public required string Actor { get; init; }

    /// <summary>
    /// Text shown in the history
    /// </summary>
    public string? Description { get; init; }

    /// <summary>
    /// What caused it, for example "order"
    /// </summary>
    public string? ReferenceType { get; init; }

    /// <summary>
    /// Identifier of what caused it
    /// </summary>
    public string? ReferenceId { get; init; }

    /// <summary>
    /// What was asked for, where the command was made of more than that: a repeated request is told by it. Null where the command says it all
    /// </summary>
    public string? Request { get; init; }

    /// <summary>
    /// What the points were computed from, as JSON
    /// </summary>
    public string? Inputs { get; init; }

    /// <summary>
    /// When the cause happened; now when it is not given
    /// </summary>
    public DateTime? EventOnUtc { get; init; }

    /// <summary>
    /// The earning rule applied, if any
    /// </summary>
    public int? RuleId { get; init; }

    /// <summary>
    /// Version of that rule
    /// </summary>
    public int? RuleVersion { get; init; }
}

/// <summary>
/// Credit points that were earned
/// </summary>
/// <param name="Points">Points, not negative</param>
/// <param name="ExpiresOnUtc">When they expire; null means never</param>
/// <param name="Spend">Money to add to the lifetime spend</param>
/// <param name="LifetimePoints">Points to add to the lifetime figure; all of them when it is null</param>
public sealed record EarnPoints(long Points, DateTime? ExpiresOnUtc = null, decimal Spend = 0, long? LifetimePoints = null) : LedgerCommand;

/// <summary>
/// Hold earned points back: they show as pending and cannot be spent
/// </summary>
/// <param name="Points">Points, positive</param>
public sealed record HoldPoints(long Points) : LedgerCommand;

/// <summary>
/// Make held points spendable
/// </summary>
/// <param name="Held">Points that stop being pending, positive, at most what is pending</param>
/// <param name="Points">Points that become spendable, not negative; they differ from what was held when the cause shrank meanwhile</param>
/// <param name="ExpiresOnUtc">When they expire; null means never</param>
/// <param name="Spend">Money to add to the lifetime spend</param>
/// <param name="LifetimePoints">Points to add to the lifetime figure; all of them when it is null</param>
public sealed record MaturePoints(long Held, long Points, DateTime? ExpiresOnUtc = null, decimal Spend = 0, long? LifetimePoints = null) : LedgerCommand;

/// <summary>
/// Give up held points, because what earned them was undone
/// </summary>
/// <param name="Points">Points, positive, at most what is pending</param>
public sealed record CancelHold(long Points) : LedgerCommand;

/// <summary>
/// Spend points
/// </summary>
/// <param name="Points">Points, positive</param>
/// <param name="AllowShortfall">When the balance does not reach: false refuses; true takes what is there and records the rest as a shortfall,
/// for points that an order has used already</param>
public sealed record RedeemPoints(long Points, bool AllowShortfall = false) : LedgerCommand;

/// <summary>
/// Give or take points by hand; taking is refused when the balance does not reach
/// </summary>
/// <param name="Points">Signed points, not zero</param>
/// <param name="ExpiresOnUtc">When given points expire; null means never</param>
public sealed record AdjustPoints(long Points, DateTime? ExpiresOnUtc = null) : LedgerCommand;

/// <summary>
/// Move points between two memberships of one person: what leaves the one comes to the other with the expiry it had
/// </summary>
/// <param name="Points">Signed points; what leaves is refused when the balance does not reach</param>
/// <param name="ExpiresOnUtc">When points that come expire; null means never</param>
/// <param name="Spend">Signed change of the lifetime spend</param>
/// <param name="LifetimePoints">Points to add to the lifetime figure, not negative; it never falls where they leave</param>
public sealed record TransferPoints(long Points, DateTime? ExpiresOnUtc = null, decimal Spend = 0, long LifetimePoints = 0) : LedgerCommand;

/// <summary>
/// Take earned points back: what is there now, the rest as a shortfall
/// </summary>
/// <param name="Points">Points, not negative</param>
/// <param name="Spend">Signed change of the lifetime spend, usually negative</param>
public sealed record ReversePoints(long Points, decimal Spend = 0) : LedgerCommand
{
    /// <summary>
    /// The entries that earned them: what is left in their lots goes first, so that nothing else the member has
    /// is exchanged for points with another expiry
    /// </summary>
    public IReadOnlyCollection<int> EarnedByEntryIds { get; init; } = [];
}

/// <summary>
/// Give spent points back to the lots they came from, with the expiry those lots had
/// </summary>
/// <param name="DebitEntryId">The entry that spent them</param>
/// <param name="Points">Points, positive, at most what that entry spent and has not had returned</param>
/// <param name="ExpiresOnUtc">Expiry of the part that entry took as a shortfall which was repaid since, and so has no lot to go back to</param>
public sealed record ReturnPoints(int DebitEntryId, long Points, DateTime? ExpiresOnUtc = null) : LedgerCommand;

/// <summary>
/// Expire everything that is due
/// </summary>
/// <param name="AlsoEndingOnUtc">Lots that end at exactly this moment are expired as well, though it is still to come</param>
public sealed record ExpirePoints(DateTime? AlsoEndingOnUtc = null) : LedgerCommand;
