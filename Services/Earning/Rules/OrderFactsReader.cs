using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// A line of an order or a basket before it is known what of it earns points
/// </summary>
/// <param name="ProductId">Product</param>
/// <param name="Quantity">Pieces</param>
/// <param name="Price">Price of all pieces, with or without tax as the terms count it</param>
public sealed record PricedLine(int ProductId, int Quantity, decimal Price)
{
    /// <summary>
    /// A line of an order
    /// </summary>
    public static PricedLine Of(OrderItem item, EarnTerms terms)
    {
        return new PricedLine(item.ProductId, item.Quantity, terms.IncludeTax ? item.PriceInclTax : item.PriceExclTax);
    }
}

/// <summary>
/// Says what rules need to know of orders and baskets
/// </summary>
public class OrderFactsReader(CatalogPlaces places, IRepository<Order> orderRepository, MergedMembers merged)
{
    private readonly CatalogPlaces _places = places;

    /// <summary>
    /// Makes the facts of a basket
    /// </summary>
    /// <param name="lines">Its lines</param>
    /// <param name="earningTotal">Amount that earns points</param>
    /// <param name="terms">Terms of the program</param>
    /// <param name="exceptions">What earns otherwise in the program</param>
    /// <param name="number">Which of the customer's orders it would be</param>
    public async Task<OrderFacts> OfBasketAsync(IList<PricedLine> lines, decimal earningTotal, EarnTerms terms, EarningExceptions exceptions, int number)
    {
        var places = await _places.GetAsync(lines.Select(line => line.ProductId));

        return Of(lines, places, earningTotal, terms, exceptions) with { Number = number };
    }

    /// <summary>
    /// Counts which of the customer's orders an order is, from 1; cancelled and deleted ones do not count, those of customers whose
    /// memberships in the program were merged into his do
    /// </summary>
    public async Task<int> GetNumberAsync(int programId, int customerId, int orderId)
    {
        var customerIds = await merged.GetCustomerIdsAsync(programId, customerId);

        return 1 + await Counting.CountAsync(order => customerIds.Contains(order.CustomerId) && order.Id < orderId);
    }

    /// <summary>
    /// Counts which of a member's orders an order about to earn is. Orders that others placed before they were merged into one with him all
    /// count: two accounts have one first order only, in whichever order theirs are paid
    /// </summary>
    public async Task<int> GetNumberAsync(LoyaltyMember member, Order order)
    {
        var customerIds = await merged.GetCustomerIdsAsync(member.ProgramId, member.CustomerId);

        return 1 + await Counting.CountAsync(other => customerIds.Contains(other.CustomerId) && (other.Id < order.Id || other.CustomerId != order.CustomerId));
    }

    private IQueryable<Order> Counting => orderRepository.Table.Where(order => !order.Deleted && order.OrderStatusId != (int)OrderStatus.Cancelled);

    /// <summary>
    /// Makes the facts of lines
    /// </summary>
    /// <param name="lines">The lines</param>
    /// <param name="places">Where their products stand in the catalogue</param>
    /// <param name="earningTotal">Amount that earns points</param>
    /// <param name="terms">Terms of the program</param>
    /// <param name="exceptions">What earns otherwise</param>
    internal static OrderFacts Of(IList<PricedLine> lines, IReadOnlyDictionary<int, CatalogPlace> places, decimal earningTotal, EarnTerms terms,
        EarningExceptions exceptions)
    {
        var earning = lines.Where(line => !places[line.ProductId].IsExcluded(line.ProductId, exceptions)).ToList();

        // discounts on the whole order lower every line in proportion; shipping belongs to none
        var sum = earning.Sum(line => line.Price);
        var share = sum <= 0 ? 0 : Math.Min(1, earningTotal / sum);

        return new OrderFacts(earningTotal, terms.PointsPerCurrencyUnit * terms.EarnMultiplier, 0, earning.Select(line => new OrderLine(line.ProductId,
            line.Quantity, line.Price * share, places[line.ProductId].CategoryIds.ToHashSet(), places[line.ProductId].ManufacturerIds.ToHashSet())).ToList())
        {
            Step = terms.Step, PointsPerStep = terms.PointsPerStep * terms.EarnMultiplier
        };
    }
}
