using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Describes a reward to be stored.</summary>
public sealed record RewardWriteRequest : RewardRequest
{
    /// <summary>Agrees to what becomes of a discount of the store that a reward takes: it needs its coupon code, only members who redeemed can use it,
    /// it adds up with others and is on. Without it such a request is refused with ACCEPTANCE_REQUIRED, which says what would change.</summary>
    public bool AcceptDiscountChanges { get; init; }
}

/// <summary>Describes a reward: a price in points, and the discount they buy.</summary>
public record RewardRequest : IRewardTerms
{
    /// <summary>Name for people.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(RewardCheck.MAX_NAME, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Name { get; init; }

    /// <summary>Text for people.</summary>
    [StringLength(4000, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Description { get; init; }

    /// <summary>Price in points.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be from {1} to {2}.")]
    public long? PointsPrice { get; init; }

    /// <summary>What it gives: orderAmount, orderPercentage, freeShipping, cheaperShipping, products, categories, or existingDiscount for a discount made in the store.</summary>
    [Required(ErrorMessage = "Is required.")]
    public RewardKind? Kind { get; init; }

    /// <summary>The store's discount, for existingDiscount; it must not belong to another reward.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Must be a discount's number, at least 1.")]
    public int? DiscountId { get; init; }

    /// <summary>Amount off, in the store's primary currency.</summary>
    [Range(0, RewardCheck.MAX_MONEY, ErrorMessage = "Must be from {1} to {2}.")]
    public decimal Amount { get; init; }

    /// <summary>Percentage off; counts instead of the amount where it is not 0. The order's percentage needs it.</summary>
    [Range(0, 100, ErrorMessage = "Must be from {1} to {2}.")]
    public decimal Percentage { get; init; }

    /// <summary>Most that a percentage takes off; null for no limit.</summary>
    [Range(0.01, RewardCheck.MAX_MONEY, ErrorMessage = "Must be from {1} to {2}.")]
    public decimal? MaximumAmount { get; init; }

    /// <summary>Most pieces of products it counts for; null for no limit.</summary>
    [Range(1, RewardCheck.MAX_QUANTITY, ErrorMessage = "Must be from {1} to {2}.")]
    public int? MaximumQuantity { get; init; }

    /// <summary>The products, for products.</summary>
    [MaxLength(500, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> ProductIds { get; init; }

    /// <summary>The categories, for categories.</summary>
    [MaxLength(500, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> CategoryIds { get; init; }

    /// <summary>Whether categories within them count, too.</summary>
    public bool IncludeSubCategories { get; init; } = true;

    /// <summary>Tiers that may have it; none for all.</summary>
    [MaxLength(50, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> TierIds { get; init; }

    /// <summary>From when it is offered, UTC; a date alone is that day in the store's time zone; null for always.</summary>
    [JsonConverter(typeof(StoreDayConverter))]
    public DateTime? StartOnUtc { get; init; }

    /// <summary>Until when it is offered, UTC; a date alone counts whole, in the store's time zone; null for always.</summary>
    [JsonConverter(typeof(StoreDayConverter))]
    public DateTime? EndOnUtc { get; init; }

    /// <summary>How often it can be redeemed; null for no limit.</summary>
    [Range(0, LoyaltyDefaults.MaxRewardStock, ErrorMessage = "Must be from {1} to {2}.")]
    public int? Stock { get; init; }

    /// <summary>Whether it is offered.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Place in lists.</summary>
    public int DisplayOrder { get; init; }

    long IRewardTerms.PointsPrice => PointsPrice ?? 0;

    RewardKind IRewardTerms.Kind => Kind ?? default;

    int IRewardTerms.DiscountId => DiscountId ?? 0;

    bool IRewardTerms.UsePercentage => Percentage > 0;

    IEnumerable<int> IRewardTerms.ProductIds => ProductIds;

    IEnumerable<int> IRewardTerms.CategoryIds => CategoryIds;

    DateTime? IRewardTerms.Start => StartOnUtc;

    DateTime? IRewardTerms.End => EndOnUtc;
}

/// <summary>A reward.</summary>
public sealed record RewardModel : RewardRequest
{
    /// <summary>The reward's number.</summary>
    public required int Id { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }

    /// <summary>Pieces left; null without a limit.</summary>
    public required int? Left { get; init; }
}

/// <summary>A reward that was deleted.</summary>
/// <param name="Id">Its number.</param>
public sealed record DeletedRewardModel(int Id);
