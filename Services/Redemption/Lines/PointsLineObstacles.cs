using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// What keeps points from paying lines of carts, in this store or for a product
/// </summary>
public class PointsLineObstacles(CatalogSettings catalogSettings, Lazy<IOrderProcessingService> orders, Lazy<IShoppingCartService> carts, RedemptionGate gate)
{
    /// <summary>
    /// Name of the reason for which no line can be paid with points in this store; null when lines can
    /// </summary>
    public string WhyClosed()
    {
        //kept prices would give one shopper's line to everybody of the same roles; ignored discounts and a replaced service would give it to nobody
        if (catalogSettings.CacheProductPrices)
            return "CacheProductPrices";
        if (catalogSettings.IgnoreDiscounts)
            return "IgnoreDiscounts";

        return gate.IsOpen(orders) && carts.Value is IAroundStoreService ? null : "Replaced";
    }

    /// <summary>
    /// Why no line can be paid with points at all; null when lines can
    /// </summary>
    public RedemptionObstacle? Find()
    {
        return WhyClosed() is null ? null : RedemptionObstacle.Closed;
    }

    /// <summary>
    /// Why lines of a product cannot be paid with points by a member; null when they can
    /// </summary>
    public RedemptionObstacle? Find(LoyaltyProgram program, Product product, ProductTerms terms, LoyaltyMember member)
    {
        return Find(program, product, terms) ?? FindTier(terms, member);
    }

    /// <summary>
    /// Why lines of a product cannot be paid with points by anybody; null when they can
    /// </summary>
    public RedemptionObstacle? Find(LoyaltyProgram program, Product product, ProductTerms terms)
    {
        if (Find() is { } closed)
            return closed;

        return product switch
        {
            null or { Deleted: true } => RedemptionObstacle.NotForPoints,
            { CustomerEntersPrice: true } => RedemptionObstacle.OwnPrice,
            { IsGiftCard: true } when !program.GiftCardsForPoints => RedemptionObstacle.GiftCard,
            { IsRecurring: true } => RedemptionObstacle.RecurringCart,
            //a piece costs the same points however long it is rented
            { IsRental: true } when terms is not { FollowRate: > 0 } => RedemptionObstacle.Rental,
            //nopCommerce gives a gift card the amount that was paid for it
            { IsGiftCard: true, OverriddenGiftCardAmount: not > 0 } => RedemptionObstacle.GiftCardAmount,
            _ => null
        };
    }

    /// <summary>
    /// Whether a product is for members of other tiers; null when it is not
    /// </summary>
    public static RedemptionObstacle? FindTier(ProductTerms terms, LoyaltyMember member)
    {
        return IdList.Contains(terms?.TierIds, member?.TierId ?? 0) ? null : RedemptionObstacle.ProductForOtherTiers;
    }
}
