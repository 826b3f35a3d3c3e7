using System.ComponentModel.DataAnnotations;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A program as it shall be.</summary>
public record ProgramRequest : IProgramTerms, IValidatableObject
{
    /// <summary>Fixed name by which programs call it; required for a new program, and may be left out later.</summary>
    [RegularExpression(ProgramCheck.SYSTEM_NAME, ErrorMessage = "Must have at most 50 letters, digits and dashes.")]
    public string SystemName { get; init; }

    /// <summary>Name, as shoppers see it.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(ProgramCheck.MAX_NAME, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Name { get; init; }

    /// <summary>What one point is called.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(ProgramCheck.MAX_POINT_NAME, ErrorMessage = "Must not be longer than {1} characters.")]
    public string PointName { get; init; } = "point";

    /// <summary>What several points are called.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(ProgramCheck.MAX_POINT_NAME, ErrorMessage = "Must not be longer than {1} characters.")]
    public string PointNamePlural { get; init; } = "points";

    /// <summary>Short sign for points.</summary>
    [StringLength(ProgramCheck.MAX_SYMBOL, ErrorMessage = "Must not be longer than {1} characters.")]
    public string PointSymbol { get; init; }

    /// <summary>Main colour on shoppers' pages; null for the store's own.</summary>
    [RegularExpression(ColorText.PATTERN, ErrorMessage = ColorText.MESSAGE)]
    public string Color { get; init; }

    /// <summary>Colour of progress and highlights; null for the store's own.</summary>
    [RegularExpression(ColorText.PATTERN, ErrorMessage = ColorText.MESSAGE)]
    public string AccentColor { get; init; }

    /// <summary>Number of a picture of the store, shown to members; 0 for none.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "Must be a picture's number, or 0.")]
    public int PictureId { get; init; }

    /// <summary>How customers become members.</summary>
    public Enrolment Enrolment { get; init; } = Enrolment.FirstEarning;

    /// <summary>Points earned for one unit of the store's primary currency.</summary>
    [Range(typeof(decimal), "0", "10000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal PointsPerCurrencyUnit { get; init; } = 1;

    /// <summary>Money, in the store's primary currency, for which an order earns the points of a step, each time it is full; 0 where every part of the amount
    /// earns by pointsPerCurrencyUnit.</summary>
    [Range(typeof(decimal), "0", "1000000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal EarnStep { get; init; }

    /// <summary>Points earned for each full step.</summary>
    [Range(0L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be from {1} to {2}.")]
    public long PointsPerStep { get; init; }

    /// <summary>How the expiry of points is counted.</summary>
    public ExpiryMode ExpiryMode { get; init; } = ExpiryMode.DaysSinceEarning;

    /// <summary>Days after which points expire; 0 means never.</summary>
    [Range(0, ProgramCheck.MAX_EXPIRY_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int ExpireAfterDays { get; init; }

    /// <summary>Days before an expiry at which members are reminded; 0 means never.</summary>
    [Range(0, ProgramCheck.MAX_EXPIRY_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int ReminderDays { get; init; }

    /// <summary>What an order must have reached before its points can be spent.</summary>
    public HoldUntil HoldUntil { get; init; } = HoldUntil.None;

    /// <summary>Days for which the points of an order are held back.</summary>
    [Range(0, ProgramCheck.MAX_HOLD_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int HoldDays { get; init; }

    /// <summary>Products that earn nothing.</summary>
    public IReadOnlyList<int> ExcludedProductIds { get; init; } = [];

    /// <summary>Categories whose products earn nothing.</summary>
    public IReadOnlyList<int> ExcludedCategoryIds { get; init; } = [];

    /// <summary>Whether points can be spent at checkout.</summary>
    public bool RedemptionEnabled { get; init; } = true;

    /// <summary>Worth of a point that is spent, in the store's primary currency.</summary>
    [Range(typeof(decimal), "0.0001", "1000000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal PointValue { get; init; } = 0.01m;

    /// <summary>Fewest points that can be spent on an order.</summary>
    [Range(0L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be from {1} to {2}.")]
    public long MinRedeemPoints { get; init; } = 100;

    /// <summary>Points are spent in multiples of this.</summary>
    [Range(1L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be from {1} to {2}.")]
    public long RedeemStep { get; init; } = 100;

    /// <summary>Most points that can be spent on an order; 0 for no limit.</summary>
    [Range(0L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be from {1} to {2}.")]
    public long MaxRedeemPointsPerOrder { get; init; }

    /// <summary>Largest part of an order that points can pay, in percent.</summary>
    [Range(typeof(decimal), "1", "100", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal MaxRedeemPercent { get; init; } = 100;

    /// <summary>Minutes for which points stay reserved for a cart.</summary>
    [Range(1, ProgramCheck.MAX_RESERVATION, ErrorMessage = "Must be from {1} to {2}.")]
    public int ReservationMinutes { get; init; } = 30;

    /// <summary>Whether points buy gift cards that have a price in points.</summary>
    public bool GiftCardsForPoints { get; init; }

    /// <summary>Whether later points first make up for points that were taken back after they had been spent.</summary>
    public bool RepayShortfall { get; init; } = true;

    /// <summary>Stores it is open to; empty for all. A key that is limited to stores must name some of its own.</summary>
    public IReadOnlyList<int> StoreIds { get; init; } = [];

    /// <summary>Whether points can be earned and spent.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether it is the one that checkout and the short routes use in its stores.</summary>
    public bool IsDefault { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ProgramCheck.Faults(this).ToResults();
}

/// <summary>A program.</summary>
public sealed record ProgramApiModel : ProgramRequest
{
    /// <summary>The program's number.</summary>
    public required int Id { get; init; }

    /// <summary>Orders placed before this moment earn nothing, UTC.</summary>
    public required DateTime StartOnUtc { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreatedOnUtc { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTime UpdatedOnUtc { get; init; }
}

/// <summary>A program that is deleted; its members and their ledger stay.</summary>
/// <param name="Id">The program.</param>
public sealed record DeletedProgramModel(int Id);
