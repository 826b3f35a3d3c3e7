#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Where and as whom a store reaches its provider
/// </summary>
/// <param name="ConfigurationId">The store's configuration, to which tokens and breaker belong</param>
/// <param name="Address">Address of the provider, before "api/loyalty/provider"; null for one that has none</param>
/// <param name="ClientId">Client id</param>
/// <param name="Secret">Client secret, in the clear</param>
/// <param name="Budget">Time that one call may take, repetitions included</param>
public sealed record ProviderConnection(int ConfigurationId, Uri? Address, string ClientId, string Secret, TimeSpan Budget)
{
    /// <summary>
    /// The store that sells
    /// </summary>
    public int StoreId { get; init; }

    /// <summary>
    /// System name of the program; null for the provider's first
    /// </summary>
    public string? Program { get; init; }

    /// <summary>
    /// Where at the store's; null when it does not say
    /// </summary>
    public string? SiteId { get; init; }

    /// <summary>
    /// Says nothing of the secret
    /// </summary>
    public override string ToString() => $"provider {ConfigurationId} at {Address?.Host}";
}

/// <summary>
/// A loyalty program at whose side a store sells. Expected failures are values: PROVIDER_UNAVAILABLE where the provider does not answer as it should
/// </summary>
public interface ILoyaltyProvider
{
    /// <summary>
    /// Name by which a store's configuration finds it
    /// </summary>
    string SystemName { get; }

    /// <summary>
    /// Whether it can be worked with now
    /// </summary>
    Task<Result<ProviderStatusModel>> GetStatusAsync(ProviderConnection connection, CancellationToken stop = default);

    /// <summary>
    /// Finds a shopper
    /// </summary>
    Task<Result<ProviderCustomerModel>> FindCustomerAsync(ProviderConnection connection, ProviderLookupRequest request, CancellationToken stop = default);

    /// <summary>
    /// Gets the rewards for a basket
    /// </summary>
    Task<Result<ProviderSessionModel>> GetRewardsAsync(ProviderConnection connection, string session, ProviderBasketRequest request, CancellationToken stop = default);

    /// <summary>
    /// Accepts and declines rewards
    /// </summary>
    Task<Result<ProviderSessionModel>> AcceptAsync(ProviderConnection connection, string session, ProviderAcceptRequest request, CancellationToken stop = default);

    /// <summary>
    /// Keeps what is accepted for an order
    /// </summary>
    Task<Result<ProviderSessionModel>> ClaimAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default);

    /// <summary>
    /// Books what was fulfilled
    /// </summary>
    Task<Result<ProviderSummaryModel>> FinalizeAsync(ProviderConnection connection, string session, ProviderFinalizeRequest request, CancellationToken stop = default);

    /// <summary>
    /// Gives everything back
    /// </summary>
    Task<Result<ProviderStateModel>> CancelAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default);
}
