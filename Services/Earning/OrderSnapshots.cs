using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Reads orders with all that says what they earn, each part once, with a few queries for many orders
/// </summary>
public class OrderSnapshots(CatalogPlaces places,
    EarningExclusions exclusions,
    IRepository<GiftCardUsageHistory> giftCardUsageRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<Order> orderRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<OrderItem> itemRepository,
    OrderRedemptions orderRedemptions)
{
    /// <summary>
    /// Reads an order as it is stored now, whatever an event carries; null when there is none
    /// </summary>
    public async Task<OrderSnapshot> ReadAsync(int orderId)
    {
        return await FindAsync(orderId) is { } order ? (await ReadAsync([order]))[0] : null;
    }

    /// <summary>
    /// Reads what belongs to orders, in their order
    /// </summary>
    public async Task<IReadOnlyList<OrderSnapshot>> ReadAsync(IList<Order> orders)
    {
        var orderIds = orders.Select(order => order.Id).ToList();
        var items = (await itemRepository.GetAllAsync(query => query.Where(item => orderIds.Contains(item.OrderId)).OrderBy(item => item.Id))).ToLookup(item => item.OrderId);
        var giftCards = (await giftCardUsageRepository.GetAllAsync(query => query.Where(usage => orderIds.Contains(usage.UsedWithOrderId))))
            .ToLookup(usage => usage.UsedWithOrderId, usage => usage.UsedValue);
        var awards = (await awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)))).ToLookup(award => award.OrderId);
        var redemptions = await orderRedemptions.GetByOrdersAsync(orderIds);
        var booked = await ReadBookedAsync(orderIds);
        var products = new OrderedProducts(places, exclusions, items.SelectMany(group => group).Select(item => item.ProductId).Distinct().ToList());

        return orders.Select(order => new OrderSnapshot(order, items[order.Id], redemptions[order.Id], awards[order.Id], booked[OrderBooking.Reference(order.Id)], giftCards[order.Id].Sum(),
            products)).ToList();
    }

    /// <summary>
    /// Looks again at an order and at what is booked for it: somebody else may have changed the one, and have seen nothing of the other yet
    /// </summary>
    /// <param name="seen">The order as it was seen</param>
    /// <param name="overtaken">Whether somebody else is known to have been faster</param>
    public async Task<OrderSnapshot> ReadAgainAsync(OrderSnapshot seen, bool overtaken)
    {
        var order = await FindAsync(seen.Order.Id) ?? seen.Order;

        return overtaken || OrderTerms.Figures(order, 0) != OrderTerms.Figures(seen.Order, 0)
            ? (await ReadAsync([order]))[0]
            : seen.With(order, (await ReadBookedAsync([order.Id]))[OrderBooking.Reference(order.Id)]);
    }

    private async Task<Order> FindAsync(int orderId)
    {
        return (await orderRepository.GetAllAsync(query => query.Where(order => order.Id == orderId))).FirstOrDefault();
    }

    private async Task<ILookup<string, LedgerEntry>> ReadBookedAsync(IList<int> orderIds)
    {
        var references = orderIds.Select(OrderBooking.Reference).ToList();

        return (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ReferenceType == LoyaltyDefaults.OrderReference && references.Contains(entry.ReferenceId)).OrderBy(entry => entry.Id)))
            .Where(OrderBooking.IsEarning)
            .ToLookup(entry => entry.ReferenceId);
    }
}

/// <summary>
/// The products of orders that were read together; of the catalogue only what somebody asks for is read
/// </summary>
internal sealed class OrderedProducts(CatalogPlaces catalog, EarningExclusions exclusions, IList<int> productIds)
{
    private EarningExclusions.LoadedProducts _excluded;
    private IReadOnlyDictionary<int, CatalogPlace> _places;

    public async Task<bool> IsExcludedAsync(int productId, EarningExceptions exceptions)
    {
        if (_places is not null)
            return _places[productId].IsExcluded(productId, exceptions);

        _excluded ??= await exclusions.LoadAsync(productIds);

        return await _excluded.IsExcludedAsync(productId, exceptions);
    }

    public async Task<IReadOnlyDictionary<int, CatalogPlace>> GetPlacesAsync()
    {
        return _places ??= await catalog.ReadAsync(productIds);
    }
}
