using System.ComponentModel.DataAnnotations;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>How a program's tiers are reached and left.</summary>
public record TierRulesRequest
{
    /// <summary>What counts: lifetimeSpend, lifetimePoints, periodSpend or periodPoints.</summary>
    [Required(ErrorMessage = "Is required.")]
    public TierMetric? Metric { get; init; }

    /// <summary>Which period, where one counts: rolling or calendarYear.</summary>
    public TierPeriod Period { get; init; } = TierPeriod.Rolling;

    /// <summary>Length of a rolling period in days.</summary>
    [Range(1, TierPolicyCheck.MAX_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int PeriodDays { get; init; } = 365;

    /// <summary>When a tier is lost: atOnce, atPeriodEnd, oneLevel (at a period's end) or never.</summary>
    public TierDowngrade Downgrade { get; init; } = TierDowngrade.AtOnce;

    /// <summary>Days that a tier is kept after a period's end.</summary>
    [Range(0, TierPolicyCheck.MAX_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int GraceDays { get; init; }
}

/// <summary>How a program's tiers are reached and left.</summary>
public sealed record TierRulesModel : TierRulesRequest
{
    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }
}

/// <summary>Who would move if the tiers were reached and left otherwise.</summary>
/// <param name="Looked">Members looked at.</param>
/// <param name="Up">Members who would move up.</param>
/// <param name="Down">Members who would move down.</param>
/// <param name="Later">Members who would keep a tier for now that they do not reach any more.</param>
/// <param name="Complete">Whether all members were looked at; otherwise there were too many for one call.</param>
/// <param name="Moves">The first of those who would move.</param>
public sealed record TierPreviewModel(int Looked, int Up, int Down, int Later, bool Complete, IReadOnlyList<TierMoveModel> Moves);

/// <summary>A member who would move.</summary>
/// <param name="MemberId">The membership.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="From">Present tier; null when there is none.</param>
/// <param name="To">The tier moved to; null when there is none.</param>
/// <param name="Up">Whether that is up.</param>
public sealed record TierMoveModel(int MemberId, int CustomerId, string From, string To, bool Up);

/// <summary>What a program gives for bringing friends.</summary>
public record ReferralTermsRequest
{
    /// <summary>Whether friends are rewarded.</summary>
    public bool Enabled { get; init; }

    /// <summary>Points for the member.</summary>
    [Range(0, ReferralTermsCheck.MAX_FIGURE, ErrorMessage = "Must be from {1} to {2}.")]
    public long ReferrerPoints { get; init; } = 500;

    /// <summary>Points for the friend.</summary>
    [Range(0, ReferralTermsCheck.MAX_FIGURE, ErrorMessage = "Must be from {1} to {2}.")]
    public long RefereePoints { get; init; } = 250;

    /// <summary>What the friend's first order must come to.</summary>
    [Range(0, ReferralTermsCheck.MAX_FIGURE, ErrorMessage = "Must be from {1} to {2}.")]
    public decimal MinimumTotal { get; init; }

    /// <summary>Whether that order must be complete; otherwise paid.</summary>
    public bool NeedsCompleteOrder { get; init; } = true;

    /// <summary>Friends a member can bring in a period; 0 for no limit.</summary>
    [Range(0, ReferralTermsCheck.MAX_FRIENDS, ErrorMessage = "Must be from {1} to {2}.")]
    public int LimitPerPeriod { get; init; }

    /// <summary>Length of that period in days.</summary>
    [Range(1, ReferralTermsCheck.MAX_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int PeriodDays { get; init; } = 30;

    /// <summary>Friends from one address after which more of them look wrong; 0 for no limit.</summary>
    [Range(0, ReferralTermsCheck.MAX_SAME_IP, ErrorMessage = "Must be from {1} to {2}.")]
    public int SameIpLimit { get; init; } = 10;

    /// <summary>Days that a visitor's browser remembers whose link was followed.</summary>
    [Range(1, ReferralTermsCheck.MAX_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int CookieDays { get; init; } = 30;
}

/// <summary>What a program gives for bringing friends.</summary>
public sealed record ReferralTermsApiModel : ReferralTermsRequest
{
    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }
}
