using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what a purchase would earn in the store's default programme
/// </summary>
public interface IPointsEstimator
{
    /// <summary>
    /// Estimates the points for buying a product
    /// </summary>
    Task<long> EstimateForProductAsync(Product product, Customer customer, Store store, int quantity = 1);

    /// <summary>
    /// Estimates the points for buying a cart
    /// </summary>
    Task<long> EstimateForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store);
}
