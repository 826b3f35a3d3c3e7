using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Remembers which orders this process could not work out, so that not every page of their shoppers tries again: a minute later, then after twice as long each time
/// </summary>
public sealed class FailedOrders(TimeProvider clock)
{
    private const int MOST_DOUBLINGS = 7;

    private static readonly TimeSpan _first = TimeSpan.FromMinutes(1);

    // by then the order is left to the reconciliation
    private static readonly TimeSpan _keptFor = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<int, (int Times, DateTime NextUtc)> _failures = new();

    private DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Whether an order failed and is not to be tried yet
    /// </summary>
    public bool IsTooEarly(int orderId)
    {
        return _failures.TryGetValue(orderId, out var failure) && NowUtc < failure.NextUtc;
    }

    /// <summary>
    /// Takes note of an order that failed
    /// </summary>
    public void Add(int orderId)
    {
        var now = NowUtc;
        foreach (var (old, failure) in _failures)
        {
            if (failure.NextUtc < now - _keptFor)
                _failures.TryRemove(old, out _);
        }
        _failures.AddOrUpdate(orderId, _ => (1, now + _first), (_, before) => (before.Times + 1, now + _first * (1 << Math.Min(before.Times, MOST_DOUBLINGS))));
    }

    /// <summary>
    /// Forgets an order that was worked out
    /// </summary>
    public void Remove(int orderId)
    {
        _failures.TryRemove(orderId, out _);
    }
}
