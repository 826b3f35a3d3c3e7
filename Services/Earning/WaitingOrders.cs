using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Works out the points of orders that wait for it: redemptions first, as what points paid for earns nothing, then what is earned, then referrals. Each of them books
/// the difference to what is booked, so that it may run twice, on two nodes at once, or die on the way
/// </summary>
public class WaitingOrders(CheckoutClaims checkoutClaims,
    FailedOrders failed,
    ILogger logger,
    IOrderConvergence orderConvergence,
    IRepository<Order> orderRepository,
    IRepository<WaitingOrder> waitingRepository,
    ReferralConvergence referrals,
    TimeProvider time)
{
    private const int BATCH = 200;

    // an order that cannot be worked out again and again is left to the reconciliation, which logs it
    private static readonly TimeSpan _keptFor = TimeSpan.FromDays(1);

    private static readonly AsyncLocal<bool> _settling = new();

    /// <summary>
    /// Whether the present flow of calls works orders out: what it reads waits for nothing
    /// </summary>
    public static bool IsSettling => _settling.Value;

    /// <summary>
    /// Works out the orders of a customer in the order in which they were placed. Those that failed lately are left for later: every page of the customer comes here
    /// </summary>
    /// <param name="customerId">Customer</param>
    /// <param name="noted">Orders that are known to be new, also where nothing waits for them</param>
    /// <returns>Whether one was tried</returns>
    public async Task<bool> SettleAsync(int customerId, IEnumerable<int> noted = null)
    {
        var waiting = await waitingRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id));
        var due = (noted ?? []).Union(waiting.Select(row => row.OrderId)).Where(orderId => !failed.IsTooEarly(orderId)).Order().ToList();
        foreach (var orderId in due)
            await SettleAsync(orderId, waiting.Where(row => row.OrderId == orderId));

        return due.Count > 0;
    }

    /// <summary>
    /// Works out all that still waits, because the process that was to do it died
    /// </summary>
    /// <returns>Number of orders</returns>
    public async Task<int> SettleAllAsync()
    {
        var (settled, last) = (0, 0);
        while (true)
        {
            var after = last;
            var waiting = await waitingRepository.GetAllAsync(query => query.Where(row => row.Id > after).OrderBy(row => row.Id).Take(BATCH));
            if (waiting.Count == 0)
                return settled;

            last = waiting[^1].Id;
            foreach (var row in waiting)
                settled += await SettleAsync(row.OrderId, [row]) ? 1 : 0;
        }
    }

    private async Task<bool> SettleAsync(int orderId, IEnumerable<WaitingOrder> rows)
    {
        var done = await TryAsync(orderId);
        if (done)
            failed.Remove(orderId);
        else
            failed.Add(orderId);
        foreach (var row in rows.Where(row => done || row.CreatedOnUtc < time.GetUtcNow().UtcDateTime - _keptFor))
            await waitingRepository.DeleteAsync(row, false);

        return done;
    }

    private async Task<bool> TryAsync(int orderId)
    {
        _settling.Value = true;
        try
        {
            if ((await orderRepository.GetAllAsync(query => query.Where(row => row.Id == orderId))).FirstOrDefault() is not { } order)
                return true;

            await checkoutClaims.SettleAsync(order);
            await orderConvergence.ConvergeAsync(order);
            await referrals.ConvergeOrderAsync(order);

            return true;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the points of order {orderId} could not be booked; the scheduled task will try again", exception);

            return false;
        }
    }
}
