using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// What a purchase would earn in a program
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Points">Points, positive</param>
public sealed record PointsEstimate(LoyaltyProgram Program, long Points);

/// <summary>
/// Says what a purchase would earn in the programs of the store that concern the customer
/// </summary>
public interface IPointsEstimator
{
    /// <summary>
    /// Estimates the points for buying a cart: by its total, and by the earning rules that would fire now. Rules that ask for more than a cart
    /// tells, the payment method for example, are left out
    /// </summary>
    Task<IList<PointsEstimate>> EstimateForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store);
}
