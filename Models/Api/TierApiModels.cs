using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A tier as it shall be.</summary>
public sealed record TierRequest : ITierTerms, IValidatableObject
{
    /// <summary>Name.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(TierCheck.MAX_NAME, MinimumLength = 1, ErrorMessage = "Must have from {2} to {1} characters.")]
    public string Name { get; init; }

    /// <summary>What reaches it: money in the store's primary currency or points, as the program's tier rules say.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(typeof(decimal), "0", "1000000000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal? Threshold { get; init; }

    /// <summary>Points of an order are multiplied by this.</summary>
    [Range(typeof(decimal), "0", "100", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal EarnMultiplier { get; init; } = 1;

    /// <summary>Colour, written like #4ab2f1.</summary>
    [RegularExpression(ColorText.PATTERN, ErrorMessage = ColorText.MESSAGE)]
    public string Color { get; init; } = "#4ab2f1";

    /// <summary>Points for entering it, once for each member.</summary>
    [Range(0L, TierCheck.MAX_FIGURE, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long WelcomeBonus { get; init; }

    /// <summary>What it brings besides, in words, for all languages.</summary>
    [StringLength(TierCheck.MAX_BENEFITS, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Benefits { get; init; }

    /// <summary>Place in lists.</summary>
    [Range(0, 10_000, ErrorMessage = "Must be from {1} to {2}.")]
    public int DisplayOrder { get; init; }

    decimal ITierTerms.Threshold => Threshold ?? 0;

    // none leaves it to the pages
    string ITierTerms.Color => string.IsNullOrEmpty(Color) ? "#4ab2f1" : Color;

    string ITierTerms.Icon => null;

    IEnumerable<string> ITierTerms.BenefitTexts => [Benefits];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TierCheck.Faults(this).ToResults();
}

/// <summary>A tier.</summary>
public sealed record TierModel
{
    /// <summary>The tier.</summary>
    public required int Id { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What reaches it.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>What the threshold counts: lifetimeSpend, lifetimePoints, periodSpend or periodPoints.</summary>
    public required string Metric { get; init; }

    /// <summary>Points of an order are multiplied by this.</summary>
    public required decimal EarnMultiplier { get; init; }

    /// <summary>Colour.</summary>
    public required string Color { get; init; }

    /// <summary>Points for entering it.</summary>
    public required long WelcomeBonus { get; init; }

    /// <summary>What it brings besides, in words, for all languages.</summary>
    public required string Benefits { get; init; }

    /// <summary>Place in lists.</summary>
    public required int DisplayOrder { get; init; }
}

/// <summary>A tier that is gone.</summary>
/// <param name="Id">The tier.</param>
public sealed record DeletedTierModel(int Id);

/// <summary>Gives a member a tier by hand.</summary>
public sealed record TierOverrideRequest
{
    /// <summary>The tier; null ends the override.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a tier's number, at least 1.")]
    public int? TierId { get; init; }

    /// <summary>When it ends, UTC; a date alone counts whole, in the store's time zone; null means never.</summary>
    [JsonConverter(typeof(StoreDayConverter))]
    public DateTime? UntilUtc { get; init; }
}

/// <summary>A member's standing in the tiers.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="TierId">The tier the member stands in.</param>
/// <param name="Tier">Its name.</param>
/// <param name="OverrideTierId">The tier given by hand; null for none.</param>
/// <param name="OverrideUntilUtc">When that ends, UTC; null means never.</param>
public sealed record TierStandingModel(int MemberId, int? TierId, string Tier, int? OverrideTierId, DateTime? OverrideUntilUtc);
