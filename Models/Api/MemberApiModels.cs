using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A customer's membership in a program.</summary>
public sealed record MemberModel
{
    /// <summary>The membership.</summary>
    public required int Id { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }

    /// <summary>The customer.</summary>
    public required int CustomerId { get; init; }

    /// <summary>Public number of the membership.</summary>
    public required string CardNumber { get; init; }

    /// <summary>active, suspended or inactive; only active members earn and spend.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is not active; null when it is or when nobody said.</summary>
    public required string StatusReason { get; init; }

    /// <summary>The membership that this one was merged into; null when it stands by itself.</summary>
    public required int? MergedIntoId { get; init; }

    /// <summary>Identifier in another system.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Kind of that identifier.</summary>
    public required string ExternalType { get; init; }

    /// <summary>Name of the tier; null when the program has no tiers.</summary>
    public required string Tier { get; init; }

    /// <summary>Points that can be spent.</summary>
    public required long Balance { get; init; }

    /// <summary>Points earned but not yet spendable.</summary>
    public required long Pending { get; init; }

    /// <summary>Points ever earned.</summary>
    public required long LifetimePoints { get; init; }

    /// <summary>Money spent, in the store's primary currency.</summary>
    public required decimal LifetimeSpend { get; init; }

    /// <summary>When the customer was enrolled, UTC.</summary>
    public required DateTime EnrolledOnUtc { get; init; }
}

/// <summary>Enrols a customer.</summary>
public sealed record EnrolRequest
{
    /// <summary>The customer, registered in the store.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>Identifier in another system.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ExternalId { get; init; }

    /// <summary>Kind of that identifier, for example crm.</summary>
    [StringLength(40, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ExternalType { get; init; }
}

/// <summary>What another system knows a member by.</summary>
public sealed record MemberRequest
{
    /// <summary>Identifier in another system; null for none.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ExternalId { get; init; }

    /// <summary>Kind of that identifier, for example crm.</summary>
    [StringLength(40, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ExternalType { get; init; }
}

/// <summary>Changes a member's status.</summary>
public sealed record StatusRequest
{
    /// <summary>Why.</summary>
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reason { get; init; }
}

/// <summary>Merges another membership of the same person into one.</summary>
public sealed record MergeRequest
{
    /// <summary>The membership to merge in. It is closed.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a membership's number, at least 1.")]
    public int? MemberId { get; init; }

    /// <summary>Why; shown with the closed membership.</summary>
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reason { get; init; }
}

/// <summary>What merging came to.</summary>
/// <param name="Member">The membership that stays, as it is now.</param>
/// <param name="MergedMemberId">The membership that was closed.</param>
/// <param name="Points">The points that moved with this call, pending ones aside.</param>
public sealed record MergeResultModel(MemberModel Member, int MergedMemberId, long Points);

/// <summary>Gives or takes points by hand.</summary>
public sealed record TransactionRequest
{
    /// <summary>Signed points, not 0: positive gives, negative spends.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(-LoyaltyDefaults.MaxPoints, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long? Points { get; init; }

    /// <summary>Whether positive points were earned: then they count for the lifetime figure, and for tiers that go by it. Otherwise they are an adjustment.</summary>
    public bool Earning { get; init; }

    /// <summary>Why; shown in the history.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(400, MinimumLength = 1, ErrorMessage = "Must have from {2} to {1} characters.")]
    public string Reason { get; init; }

    /// <summary>Your own reference; the same as "referenceId".</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Reference { get; init; }

    /// <summary>Kind of what caused it in your system, for example "order".</summary>
    [StringLength(30, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ReferenceType { get; init; }

    /// <summary>Which one caused it.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ReferenceId { get; init; }

    /// <summary>When given points expire, UTC; as the program says when it is not given.</summary>
    public DateTime? ExpiresOnUtc { get; init; }
}

/// <summary>A booked transaction.</summary>
/// <param name="Transaction">The ledger entry.</param>
/// <param name="Balance">Points that can be spent afterwards.</param>
public sealed record TransactionResultModel(TransactionModel Transaction, long Balance);

/// <summary>Where the next part of a list begins.</summary>
/// <param name="Limit">Rows asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record MembersMeta(int Limit, int? NextBefore);
