using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Asks for a customer's referral code.</summary>
public sealed record ReferralCodeRequest
{
    /// <summary>The customer, who must be a member.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }
}

/// <summary>A customer's referral code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Link">The link to give to friends.</param>
public sealed record ReferralCodeModel(string Code, string Link);

/// <summary>Records that a customer came by a member's code.</summary>
public sealed record ReferralRequest
{
    /// <summary>The member's code.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(20, MinimumLength = 1, ErrorMessage = "Must have from {2} to {1} characters.")]
    public string Code { get; init; }

    /// <summary>The friend.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>Network address from which the friend came, if known.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string IpAddress { get; init; }
}

/// <summary>A friend whom a member brought.</summary>
public sealed record ReferralApiModel
{
    /// <summary>The referral.</summary>
    public required int Id { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }

    /// <summary>The membership of who brought the friend.</summary>
    public required int ReferrerMemberId { get; init; }

    /// <summary>The friend.</summary>
    public required int RefereeCustomerId { get; init; }

    /// <summary>pending, rewarded, blocked, rejected or reversed.</summary>
    public required string Status { get; init; }

    /// <summary>What speaks against it: none, selfReferral, sameEmail, sameAddress, sameIp, notFirstOrder or overLimit.</summary>
    public required string Reason { get; init; }

    /// <summary>Points for the member.</summary>
    public required long ReferrerPoints { get; init; }

    /// <summary>Points for the friend.</summary>
    public required long RefereePoints { get; init; }

    /// <summary>The order rewarded; null before.</summary>
    public required int? OrderId { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTime CreatedOnUtc { get; init; }
}

/// <summary>Where the next part of a list begins.</summary>
/// <param name="Limit">Rows asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record ReferralsMeta(int Limit, int? NextBefore);
