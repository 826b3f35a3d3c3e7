#nullable enable
using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Repeats what failed in passing, ends what takes too long, and leaves a provider alone for a while that fails again and again: within the budget of
/// a call, for each configuration by itself
/// </summary>
public sealed class ProviderResilience(TimeProvider time)
{
    private const int REPETITIONS = 2;

    private readonly ConcurrentDictionary<(int ConfigurationId, Uri? Address), Breaker> _breakers = new();
    private readonly ConcurrentDictionary<(int ConfigurationId, Uri? Address, TimeSpan Budget), ResiliencePipeline<HttpResponseMessage>> _lines = new();

    private static readonly PredicateBuilder<HttpResponseMessage> _failed = new PredicateBuilder<HttpResponseMessage>()
        .Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>().Handle<JsonException>()
        .HandleResult(answer => answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500);

    private static readonly Func<RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> _passing = _failed;

    /// <summary>
    /// Runs a call
    /// </summary>
    public async Task<HttpResponseMessage> ExecuteAsync(ProviderConnection connection, Func<CancellationToken, Task<HttpResponseMessage>> call, CancellationToken stop)
    {
        var line = _lines.GetOrAdd((connection.ConfigurationId, connection.Address, connection.Budget), key => Build(key.Budget, BreakerOf(connection)));

        return await line.ExecuteAsync(async token => await call(token), stop);
    }

    /// <summary>
    /// State of the breaker of a configuration
    /// </summary>
    public CircuitState StateOf(ProviderConnection connection) => StateOf(connection.ConfigurationId, connection.Address);

    /// <summary>
    /// State of the breaker of a configuration; closed before the first call
    /// </summary>
    public CircuitState StateOf(int configurationId, Uri? address) => _breakers.TryGetValue((configurationId, address), out var breaker) ? breaker.State.CircuitState : CircuitState.Closed;

    /// <summary>
    /// Whether an exception says that the provider is out of reach
    /// </summary>
    public static bool IsOutage(Exception exception) => exception is HttpRequestException or IOException or TimeoutRejectedException or BrokenCircuitException or OperationCanceledException;

    /// <summary>
    /// The breaker of a configuration: what fails on pages keeps the task away too, and the other way round, however long each may take
    /// </summary>
    private Breaker BreakerOf(ProviderConnection connection) => _breakers.GetOrAdd((connection.ConfigurationId, connection.Address), _ =>
    {
        var state = new CircuitBreakerStateProvider();
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = _failed, FailureRatio = 0.5, MinimumThroughput = 5, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(30), StateProvider = state
            })
            .Build();

        return new Breaker(pipeline, state);
    });

    private ResiliencePipeline<HttpResponseMessage> Build(TimeSpan budget, Breaker breaker)
    {
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(budget)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => RetryAfter(arguments.Outcome.Result) > budget ? PredicateResult.False() : _passing(arguments),
                MaxRetryAttempts = REPETITIONS, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = budget / 20,
                // who says when to come again is believed; where that is later than the budget, nobody waits for it
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();

                    return default;
                }
            })
            .AddPipeline(breaker.Pipeline)
            .AddTimeout(budget / 2)
            .Build();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? answer) => answer?.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;

    private sealed record Breaker(ResiliencePipeline<HttpResponseMessage> Pipeline, CircuitBreakerStateProvider State);
}
