using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// An order as it was read once, with all that says what it earns: whoever judges it takes this
/// </summary>
public sealed class OrderSnapshot
{
    private readonly OrderedProducts _products;

    internal OrderSnapshot(Order order, IEnumerable<OrderItem> items, IEnumerable<LoyaltyRedemption> redemptions, IEnumerable<OrderAward> awards, IEnumerable<LedgerEntry> booked,
        decimal paidWithGiftCards, OrderedProducts products)
    {
        Order = order;
        Items = items.ToList();
        Redemptions = redemptions.ToList();
        Awards = awards.ToList();
        Booked = booked.ToList();
        PaidWithGiftCards = paidWithGiftCards;
        _products = products;
    }

    /// <summary>
    /// The order
    /// </summary>
    public Order Order { get; private init; }

    /// <summary>
    /// Its lines
    /// </summary>
    public IReadOnlyList<OrderItem> Items { get; private init; }

    /// <summary>
    /// What was redeemed on it
    /// </summary>
    public IReadOnlyList<LoyaltyRedemption> Redemptions { get; private init; }

    /// <summary>
    /// The terms of its first award, one a program it earned in
    /// </summary>
    public IReadOnlyList<OrderAward> Awards { get; private init; }

    /// <summary>
    /// What was booked for what it earns, oldest first
    /// </summary>
    public IReadOnlyList<LedgerEntry> Booked { get; private init; }

    /// <summary>
    /// What gift cards paid, in the primary store currency; that money earns when it is spent
    /// </summary>
    public decimal PaidWithGiftCards { get; private init; }

    /// <summary>
    /// The same order with what was booked meanwhile
    /// </summary>
    internal OrderSnapshot With(Order order, IEnumerable<LedgerEntry> booked)
    {
        return new OrderSnapshot(order, Items, Redemptions, Awards, booked, PaidWithGiftCards, _products);
    }

    /// <summary>
    /// What was booked in a program by the order's amount, or by one of its rules
    /// </summary>
    public IList<LedgerEntry> BookedBy(int programId, int? ruleId)
    {
        return Booked.Where(entry => entry.ProgramId == programId && entry.RuleId == ruleId).ToList();
    }

    /// <summary>
    /// The figures that decide its points in a program
    /// </summary>
    /// <param name="exceptions">What earns otherwise in the program</param>
    public async Task<OrderFigures> GetFiguresAsync(EarningExceptions exceptions)
    {
        var (inclTax, exclTax, extraInclTax, extraExclTax) = (0m, 0m, 0m, 0m);
        foreach (var item in Items)
        {
            if (await _products.IsExcludedAsync(item.ProductId, exceptions))
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

        return OrderTerms.Figures(Order, PaidWithGiftCards) with
        {
            PaidWithPoints = Redemptions.Sum(row => row.UsedAmount),
            ExcludedInclTax = inclTax,
            ExcludedExclTax = exclTax,
            ExtraInclTax = extraInclTax,
            ExtraExclTax = extraExclTax
        };
    }

    /// <summary>
    /// What rules see of it, under the terms of an award, with number 0
    /// </summary>
    public async Task<OrderFacts> GetFactsAsync(OrderAward award)
    {
        var (terms, exceptions) = (OrderTerms.Of(award), EarningExceptions.Of(award));
        // what points paid earns nothing, not by the piece either
        var paid = Redemptions.Select(row => row.OrderItemId).OfType<int>().ToHashSet();
        var lines = Items.Where(item => !paid.Contains(item.Id)).Select(item => PricedLine.Of(item, terms)).ToList();

        return OrderFactsReader.Of(lines, await _products.GetPlacesAsync(), EarnFormula.Base(await GetFiguresAsync(exceptions), terms), terms, exceptions);
    }
}
