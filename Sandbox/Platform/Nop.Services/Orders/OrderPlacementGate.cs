using System.Collections.Concurrent;

namespace Nop.Services.Orders;

/// <summary>Lets one order of a customer through at a time, and no second one within the given interval.</summary>
public class OrderPlacementGate
{
    private readonly ConcurrentDictionary<int, Turn> _turns = new();

    /// <summary>Places the order, or answers null when the customer placed another one a moment ago.</summary>
    public async Task<PlaceOrderResult> EnterAsync(int customerId, TimeSpan interval, Func<Task<PlaceOrderResult>> placeOrder)
    {
        var turn = _turns.GetOrAdd(customerId, _ => new Turn());
        await turn.Gate.WaitAsync();
        try
        {
            if (turn.LastPlacedUtc + interval > DateTime.UtcNow)
                return null;

            var result = await placeOrder();
            if (result.Success)
                turn.LastPlacedUtc = DateTime.UtcNow;
            return result;
        }
        finally
        {
            turn.Gate.Release();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public DateTime LastPlacedUtc { get; set; } = DateTime.MinValue;
    }
}
