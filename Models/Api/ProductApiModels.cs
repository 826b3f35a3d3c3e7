using System.ComponentModel.DataAnnotations;
using Nop.Plugin.Misc.Loyalty.Domain.Products;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>What a program shall say of a product.</summary>
public sealed record ProductTermsRequest
{
    /// <summary>Points for a piece; 0 for none.</summary>
    [Range(0L, LoyaltyDefaults.MaxPoints, ErrorMessage = "Must be a whole number of points, from {1} to {2}.")]
    public long PointsPrice { get; init; }

    /// <summary>In place of a price in points: points for a unit of the store's primary currency, so that they follow the price; 0 for a fixed price.</summary>
    [Range(typeof(decimal), "0", "10000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal FollowRate { get; init; }

    /// <summary>Whether only points buy it.</summary>
    public bool PointsOnly { get; init; }

    /// <summary>Whether points may pay it. What only points buy always may.</summary>
    public bool PayableWithPoints { get; init; }

    /// <summary>Tiers whose members points buy it for; empty for all.</summary>
    [MaxLength(50, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> TierIds { get; init; } = [];

    /// <summary>Whether buying it for money earns points: asProgram, none or multiplied.</summary>
    public ProductEarning Earning { get; init; }

    /// <summary>What its points are multiplied with, where they are.</summary>
    [Range(typeof(decimal), "0", "1000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal EarnMultiplier { get; init; } = 1;
}

/// <summary>What a program says of a product.</summary>
public sealed record ProductTermsApiModel
{
    /// <summary>The product.</summary>
    public required int ProductId { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramId { get; init; }

    /// <summary>Points for a piece; 0 where there are none, or where they follow the price.</summary>
    public required long PointsPrice { get; init; }

    /// <summary>Points for a unit of the store's primary currency, where they follow the price; otherwise 0.</summary>
    public required decimal FollowRate { get; init; }

    /// <summary>Whether only points buy it.</summary>
    public required bool PointsOnly { get; init; }

    /// <summary>Whether points may pay it.</summary>
    public required bool PayableWithPoints { get; init; }

    /// <summary>Tiers whose members points buy it for; empty for all.</summary>
    public required IReadOnlyList<int> TierIds { get; init; }

    /// <summary>Whether buying it for money earns points: asProgram, none or multiplied.</summary>
    public required ProductEarning Earning { get; init; }

    /// <summary>What its points are multiplied with.</summary>
    public required decimal EarnMultiplier { get; init; }
}

/// <summary>A product that the store sells for points.</summary>
public sealed record PointsProductModel
{
    /// <summary>The product.</summary>
    public required int ProductId { get; init; }

    /// <summary>Name, in the language of the store.</summary>
    public required string Name { get; init; }

    /// <summary>Points for a piece at its catalogue price. Where they follow the price, attributes, quantity and role may change them.</summary>
    public required long PointsPrice { get; init; }

    /// <summary>Whether the points follow the price.</summary>
    public required bool FollowsPrice { get; init; }

    /// <summary>Whether only points buy it; otherwise money does, too.</summary>
    public required bool PointsOnly { get; init; }

    /// <summary>Tiers whose members points buy it for; empty for all.</summary>
    public required IReadOnlyList<int> TierIds { get; init; }
}

/// <summary>Where the next part of a list of products begins.</summary>
/// <param name="Limit">Products asked for.</param>
/// <param name="NextBefore">Value of "before" for the next part; null at the end.</param>
public sealed record ProductsMeta(int Limit, int? NextBefore);

/// <summary>What the signed-in customer can spend.</summary>
/// <param name="ProgramId">The program that the store's checkout uses.</param>
/// <param name="Balance">Points that can be spent; 0 before the first earning.</param>
/// <param name="Pending">Points that are held back.</param>
public sealed record MyBalanceModel(int ProgramId, long Balance, long Pending);
