using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Who waits for an answer, and so how long
/// </summary>
public enum ProviderPatience
{
    /// <summary>
    /// A shopper: all calls of the page together take no longer than the configuration says
    /// </summary>
    Page,

    /// <summary>
    /// Nobody: the scheduled task
    /// </summary>
    Task
}

/// <summary>
/// Calls providers, whoever wrote them: within the time there is, and whatever one throws is an outage of it and not of the shop
/// </summary>
public class ProviderCalls(ILogger logger, LoyaltyProviders providers, ProviderBudget budget, ProviderConfigurations configurations)
{
    private static readonly TimeSpan _taskBudget = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Calls the provider of a configuration
    /// </summary>
    public async Task<Result<T>> RunAsync<T>(ProviderConfiguration configuration, ProviderPatience patience, Func<ILoyaltyProvider, ProviderConnection, CancellationToken, Task<Result<T>>> call)
    {
        if (providers.Find(configuration.ProviderName) is not { } provider)
            return Unavailable("Its plugin is not installed.");

        var connection = configurations.Connect(configuration, patience == ProviderPatience.Task ? _taskBudget : null);
        var left = patience == ProviderPatience.Task ? connection.Budget : budget.Left(connection.Budget);
        if (left <= TimeSpan.Zero)
            return Unavailable("There is no time left for it on this page.");

        // the budget of the connection stays as it is, because the breaker's line is known by it; the page's end is the caller's
        using var end = new CancellationTokenSource(left);

        return await budget.SpendAsync(() => TryAsync(provider, connection, call, end.Token));
    }

    private async Task<Result<T>> TryAsync<T>(ILoyaltyProvider provider, ProviderConnection connection, Func<ILoyaltyProvider, ProviderConnection, CancellationToken, Task<Result<T>>> call, CancellationToken end)
    {
        try
        {
            // a provider that does not look at the token must not keep the page
            return await call(provider, connection, end).WaitAsync(end) ?? Unavailable("It answered nothing.");
        }
        catch (OperationCanceledException)
        {
            return Unavailable("It took too long.");
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: provider {provider.SystemName} of configuration {connection.ConfigurationId} failed", exception);

            return Unavailable(exception.GetType().Name);
        }
    }

    private static LoyaltyError Unavailable(string why) => new(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, $"The loyalty provider cannot be reached now. {why}");
}
