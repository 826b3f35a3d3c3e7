using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Starts sending right after something was written, outside of the request that wrote it; what is missed the scheduled task sends.
/// Within a process one run at a time sends
/// </summary>
public sealed class WebhookWake(IServiceScopeFactory scopes)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _signals;
    private TaskCompletionSource _next = New();

    /// <summary>
    /// Ends when there is something new to send: a run that waits for one address looks after the others meanwhile
    /// </summary>
    public Task NextSignal => Volatile.Read(ref _next).Task;

    /// <summary>
    /// Says that there is something to send; does not wait for it
    /// </summary>
    public void Signal()
    {
        Interlocked.Exchange(ref _next, New()).TrySetResult();
        // a run under way sees that there is more when it has ended
        if (Interlocked.Increment(ref _signals) == 1)
        {
            // unsafe means here: without the caller's transaction and request
            ThreadPool.UnsafeQueueUserWorkItem(static wake => _ = wake.RunAsync(), this, preferLocal: false);
        }
    }

    /// <summary>
    /// Waits for the process's turn to send, and holds it until the result is disposed
    /// </summary>
    public async Task<IDisposable> EnterAsync()
    {
        await _turn.WaitAsync();

        return new Turn(_turn);
    }

    private static TaskCompletionSource New()
    {
        return new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private async Task RunAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _signals);
            await SendAsync();
        }
        while (Interlocked.CompareExchange(ref _signals, 0, seen) != seen);
    }

    private async Task SendAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<WebhookSender>().SendDueAsync();
            }
            catch (Exception exception)
            {
                await scope.ServiceProvider.GetRequiredService<ILogger>().ErrorAsync("Loyalty: sending webhooks failed; the scheduled task will try again", exception);
            }
        }
        catch (Exception)
        {
            // the store is stopping, or cannot even write to its log: nobody is left to tell
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim _turn = turn;

        public void Dispose()
        {
            Interlocked.Exchange(ref _turn, null)?.Release();
        }
    }
}
