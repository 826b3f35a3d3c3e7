using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Polly.CircuitBreaker;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Says how the providers of stores are, and tries them out
/// </summary>
public class ProviderHealth(ProviderCalls calls, ProviderConfigurations configurations, ProviderResilience resilience, StoreMoney money)
{
    /// <summary>
    /// Code of a provider that answers, and has no program to use now
    /// </summary>
    public const string OFFLINE = "OFFLINE";

    /// <summary>
    /// Code of a provider that counts in another currency
    /// </summary>
    public const string OTHER_CURRENCY = "OTHER_CURRENCY";

    /// <summary>
    /// Code of a provider that does not have the program
    /// </summary>
    public const string NO_PROGRAM = LoyaltyErrorCodes.PROGRAM_NOT_FOUND;

    /// <summary>
    /// State of a configuration's breaker on this web node: closed, open, halfOpen or isolated; null for providers that nothing lies between
    /// </summary>
    public string BreakerOf(ProviderConfiguration configuration)
    {
        if (configuration.ProviderName != RestLoyaltyProvider.NAME || !Uri.TryCreate(configuration.Address, UriKind.Absolute, out var address))
            return null;

        return resilience.StateOf(configuration.Id, address) switch
        {
            CircuitState.Open => "open",
            CircuitState.HalfOpen => "halfOpen",
            CircuitState.Isolated => "isolated",
            _ => "closed"
        };
    }

    /// <summary>
    /// Asks a provider how it is, and notes the answer
    /// </summary>
    /// <returns>Its status, and a code when something is wrong with it</returns>
    public async Task<(ProviderStatusModel Status, string Code)> TestAsync(ProviderConfiguration configuration)
    {
        var asked = await calls.RunAsync(configuration, ProviderPatience.Page, (provider, connection, stop) => provider.GetStatusAsync(connection, stop));
        var code = asked.Success ? await JudgeAsync(configuration, asked.Value) : asked.Error.Code;
        await configurations.NoteTestAsync(configuration.Id, code);

        return (asked.Value, code);
    }

    private async Task<string> JudgeAsync(ProviderConfiguration configuration, ProviderStatusModel status)
    {
        if (!string.Equals(status.Currency, await money.GetCurrencyCodeAsync(), StringComparison.OrdinalIgnoreCase))
            return OTHER_CURRENCY;
        if (!status.Online)
            return OFFLINE;

        return configuration.Program is null || status.Programs?.Any(program => string.Equals(program.Program, configuration.Program, StringComparison.OrdinalIgnoreCase)) == true ? null : NO_PROGRAM;
    }
}
