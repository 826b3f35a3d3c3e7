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
    /// Key, unique in the programme; the same key with the same command gives the first result again
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
    /// What the points were computed from, as JSON
    /// </summary>
    public string? Inputs { get; init; }

    /// <summary>
    /// When the cause happened; now when it is not given
    /// </summary>
    public DateTime? EventOnUtc { get; init; }
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
/// Spend points; refused when the balance does not reach
/// </summary>
/// <param name="Points">Points, positive</param>
public sealed record RedeemPoints(long Points) : LedgerCommand;

/// <summary>
/// Give or take points by hand; taking is refused when the balance does not reach
/// </summary>
/// <param name="Points">Signed points, not zero</param>
/// <param name="ExpiresOnUtc">When given points expire; null means never</param>
public sealed record AdjustPoints(long Points, DateTime? ExpiresOnUtc = null) : LedgerCommand;

/// <summary>
/// Take earned points back: what is there now, the rest as a shortfall
/// </summary>
/// <param name="Points">Points, not negative</param>
/// <param name="Spend">Signed change of the lifetime spend, usually negative</param>
public sealed record ReversePoints(long Points, decimal Spend = 0) : LedgerCommand;

/// <summary>
/// Give spent points back to the lots they came from, with the expiry those lots had
/// </summary>
/// <param name="DebitEntryId">The entry that spent them</param>
/// <param name="Points">Points, positive, at most what that entry spent and has not had returned</param>
public sealed record ReturnPoints(int DebitEntryId, long Points) : LedgerCommand;

/// <summary>
/// Expire everything that is due
/// </summary>
public sealed record ExpirePoints : LedgerCommand;
