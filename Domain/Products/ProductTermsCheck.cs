#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Products;

/// <summary>
/// A fault of a product's terms
/// </summary>
/// <param name="Field">Property of <see cref="ProductTerms"/> at fault</param>
/// <param name="Reason">Name of the reason</param>
/// <param name="Message">What is wrong, for programmers</param>
public sealed record ProductTermsFault(string Field, string Reason, string Message);

/// <summary>
/// Says what is wrong with a product's terms by themselves, for forms, the API and imports alike
/// </summary>
public static class ProductTermsCheck
{
    /// <summary>
    /// Largest multiplier
    /// </summary>
    public const decimal MaxMultiplier = 1000;

    /// <summary>
    /// Finds the faults; none when they can be used
    /// </summary>
    /// <param name="terms">The terms</param>
    /// <param name="namesUnknownTier">Whether they name a tier that the program does not have</param>
    public static IReadOnlyList<ProductTermsFault> Faults(ProductTerms terms, bool namesUnknownTier = false)
    {
        var faults = new List<ProductTermsFault>();
        Require(terms.PointsPrice is >= 0 and <= LoyaltyDefaults.MaxPoints, nameof(terms.PointsPrice), "PriceRange", "Must be from 0 to 1000000000000.");
        Require(terms.FollowRate is >= 0 and <= LoyaltyDefaults.MaxPointsPerCurrencyUnit, nameof(terms.FollowRate), "RateRange", "Must be from 0 to 10000.");
        Require(terms.PointsPrice == 0 || terms.FollowRate == 0, nameof(terms.FollowRate), "PriceOrRate", "Name a price in points or a rate, not both.");
        Require(!terms.PointsOnly || terms.IsPriced, nameof(terms.PointsPrice), "PriceMissing", "What only points buy needs a price in points or a rate.");
        Require(!terms.PayableWithPoints || terms.IsPriced, nameof(terms.PointsPrice), "PriceMissing", "What points may pay needs a price in points or a rate.");
        Require(!namesUnknownTier, nameof(terms.TierIds), "Tier", "Names a tier that the program does not have.");
        Require(Enum.IsDefined(terms.Earning), nameof(terms.Earning), "Earning", "Is not a known way to earn.");
        Require(terms.Earning != ProductEarning.Multiplied || terms.EarnMultiplier is > 0 and <= MaxMultiplier, nameof(terms.EarnMultiplier), "MultiplierRange",
            "Must be above 0 and at most 1000.");

        return faults;

        void Require(bool holds, string field, string reason, string message)
        {
            if (!holds && faults.All(fault => fault.Field != field))
                faults.Add(new ProductTermsFault(field, reason, message));
        }
    }
}
