using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// The parts of an order that earn nothing, in the primary store currency
/// </summary>
/// <param name="PaidWithPoints">Discounts on subtotal or total that points bought</param>
/// <param name="ExcludedInclTax">Price of gift cards and excluded products, with tax</param>
/// <param name="ExcludedExclTax">The same without tax</param>
/// <param name="PaidWithGiftCards">What gift cards paid; that money earns when it is spent</param>
public sealed record OrderParts(decimal PaidWithPoints, decimal ExcludedInclTax, decimal ExcludedExclTax, decimal PaidWithGiftCards = 0)
{
    /// <summary>
    /// What products with a multiplier of their own count more than they cost, with tax
    /// </summary>
    public decimal ExtraInclTax { get; init; }

    /// <summary>
    /// The same without tax
    /// </summary>
    public decimal ExtraExclTax { get; init; }

    /// <summary>
    /// Everything earns
    /// </summary>
    public static OrderParts None { get; } = new(0, 0, 0);
}

/// <summary>
/// Gives an order's parts, under the exceptions of its first award
/// </summary>
public delegate Task<OrderParts> ReadOrderParts(int orderId, EarningExceptions exceptions);

/// <summary>
/// Finds the parts of orders that earn nothing, with a few queries for many orders
/// </summary>
public class OrderPartsReader
{
    private readonly EarningExclusions _exclusions;
    private readonly IRepository<GiftCardUsageHistory> _giftCardUsageRepository;
    private readonly IRepository<OrderItem> _itemRepository;
    private readonly OrderRedemptions _orderRedemptions;

    public OrderPartsReader(EarningExclusions exclusions,
        IRepository<GiftCardUsageHistory> giftCardUsageRepository,
        IRepository<OrderItem> itemRepository,
        OrderRedemptions orderRedemptions)
    {
        _exclusions = exclusions;
        _giftCardUsageRepository = giftCardUsageRepository;
        _itemRepository = itemRepository;
        _orderRedemptions = orderRedemptions;
    }

    /// <summary>
    /// Gets the products of an order
    /// </summary>
    public async Task<IList<int>> GetProductIdsAsync(int orderId)
    {
        return (await _itemRepository.GetAllAsync(query => query.Where(item => item.OrderId == orderId))).Select(item => item.ProductId).Distinct().ToList();
    }

    /// <summary>
    /// Reads the parts of orders
    /// </summary>
    /// <param name="orderIds">Orders</param>
    /// <param name="redemptions">What they redeemed, where it was read already</param>
    /// <returns>A function that gives an order's parts</returns>
    public async Task<ReadOrderParts> ReadAsync(IList<int> orderIds, ILookup<int, LoyaltyRedemption> redemptions = null)
    {
        var items = (await _itemRepository.GetAllAsync(query => query.Where(item => orderIds.Contains(item.OrderId)))).ToLookup(item => item.OrderId);
        var giftCards = (await _giftCardUsageRepository.GetAllAsync(query => query.Where(usage => orderIds.Contains(usage.UsedWithOrderId))))
            .ToLookup(usage => usage.UsedWithOrderId, usage => usage.UsedValue);
        redemptions ??= await _orderRedemptions.GetByOrdersAsync(orderIds);
        var products = await _exclusions.LoadAsync(items.SelectMany(group => group).Select(item => item.ProductId).Distinct().ToList());

        return async (orderId, exceptions) =>
        {
            var (inclTax, exclTax, extraInclTax, extraExclTax) = (0m, 0m, 0m, 0m);
            foreach (var item in items[orderId])
            {
                if (await products.IsExcludedAsync(item.ProductId, exceptions))
                {
                    inclTax += item.PriceInclTax;
                    exclTax += item.PriceExclTax;
                }
                else
                {
                    var extra = exceptions.MultiplierOf(item.ProductId) - 1;
                    extraInclTax += item.PriceInclTax * extra;
                    extraExclTax += item.PriceExclTax * extra;
                }
            }

            return new OrderParts(redemptions[orderId].Sum(row => row.UsedAmount), inclTax, exclTax, giftCards[orderId].Sum())
            {
                ExtraInclTax = extraInclTax, ExtraExclTax = extraExclTax
            };
        };
    }
}
