using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Works out the points of placed orders right after the shopper has the answer, outside of the request, a shopper's orders in turn. What is missed, because the
/// process died, the next page of the shopper or the scheduled task does
/// </summary>
public sealed class PlacedOrdersWork(BackgroundWork background)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, Turn> _turns = new();
    private readonly SemaphoreSlim _atOnce = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>
    /// Notes an order that is to be worked out, also where its row could not be written
    /// </summary>
    public void Note(int customerId, int orderId)
    {
        var turn = _turns.GetOrAdd(customerId, _ => new Turn());
        lock (turn)
            turn.OrderIds.Add(orderId);
    }

    /// <summary>
    /// Works out what waits for a customer; does not wait for it
    /// </summary>
    public void Start(int customerId)
    {
        while (true)
        {
            var turn = _turns.GetOrAdd(customerId, _ => new Turn());
            lock (turn)
            {
                // the one before may just have ended and taken its turn away
                if (!_turns.TryGetValue(customerId, out var current) || current != turn)
                    continue;

                var before = turn.Running;
                // without the caller's transaction, attempt and request
                using (ExecutionContext.SuppressFlow())
                    turn.Running = Task.Run(() => RunAsync(customerId, turn, before));

                return;
            }
        }
    }

    /// <summary>
    /// Waits for what this process is working out for a customer
    /// </summary>
    public async Task FinishAsync(int customerId)
    {
        if (!_turns.TryGetValue(customerId, out var turn))
            return;

        Task running;
        lock (turn)
            running = turn.Running;
        // a page is shown also when the work hangs
        await Task.WhenAny(running, Task.Delay(_patience));
    }

    /// <summary>
    /// Waits for all that this process is working out
    /// </summary>
    public Task FinishAllAsync()
    {
        return Task.WhenAll(_turns.Keys.Select(FinishAsync));
    }

    private async Task RunAsync(int customerId, Turn turn, Task before)
    {
        await before;
        await _atOnce.WaitAsync();
        try
        {
            List<int> orderIds;
            lock (turn)
            {
                orderIds = [.. turn.OrderIds];
                turn.OrderIds.Clear();
            }
            await WorkAsync(customerId, orderIds);
        }
        catch (Exception)
        {
            // the store is stopping, or cannot even write to its log: nobody is left to tell
        }
        finally
        {
            _atOnce.Release();
            Forget(customerId, turn);
        }
    }

    private Task WorkAsync(int customerId, IList<int> orderIds)
    {
        return background.StartAsync(async services =>
        {
            try
            {
                await services.GetRequiredService<WaitingOrders>().SettleAsync(customerId, orderIds);
            }
            catch (Exception exception)
            {
                await services.GetRequiredService<ILogger>().ErrorAsync($"Loyalty: the orders of customer {customerId} could not be worked out; the scheduled task will try again", exception);
            }

            return true;
        });
    }

    private void Forget(int customerId, Turn turn)
    {
        lock (turn)
        {
            turn.Ended++;
            if (turn.Ended == turn.Started && turn.OrderIds.Count == 0)
                _turns.TryRemove(new KeyValuePair<int, Turn>(customerId, turn));
        }
    }

    private sealed class Turn
    {
        private Task _running = Task.CompletedTask;

        public List<int> OrderIds { get; } = [];

        public int Started { get; private set; }

        public int Ended { get; set; }

        public Task Running
        {
            get => _running;
            set
            {
                _running = value;
                Started++;
            }
        }
    }
}
