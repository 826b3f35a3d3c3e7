using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Keeps what an attempt to place an order brought, so that its points are worked out when the shopper has the answer. Cheap to construct: it stands in the way of
/// every purchase
/// </summary>
public class PlacedOrders(IRepository<WaitingOrder> waitingRepository, PlacedOrdersWork work, TimeProvider time)
{
    private static readonly AsyncLocal<Dictionary<int, int>> _attempt = new();

    /// <summary>
    /// Whether an order is being placed in the present flow of calls, so that what happens to it can wait
    /// </summary>
    public static bool IsPlacing => _attempt.Value is not null;

    /// <summary>
    /// Runs an attempt, and lets what it brought be worked out as soon as it has ended
    /// </summary>
    public async Task<T> CollectAsync<T>(Func<Task<T>> attempt)
    {
        var outer = _attempt.Value;
        var placed = _attempt.Value = [];
        try
        {
            return await attempt();
        }
        finally
        {
            _attempt.Value = outer;
            foreach (var customerId in placed.Values.Distinct())
                work.Start(customerId);
        }
    }

    /// <summary>
    /// Writes down an order that is being placed, once, whatever happens to it during the attempt
    /// </summary>
    public async Task AddAsync(Order order)
    {
        // noted first: if the row cannot be written the work is done all the same, and the reconciliation is there for a process that dies now
        if (!_attempt.Value.TryAdd(order.Id, order.CustomerId))
            return;

        work.Note(order.CustomerId, order.Id);
        await waitingRepository.InsertAsync(new WaitingOrder { OrderId = order.Id, CustomerId = order.CustomerId, CreatedOnUtc = time.GetUtcNow().UtcDateTime }, false);
    }
}
