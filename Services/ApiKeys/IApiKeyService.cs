using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

/// <summary>
/// Keys that let programs call the API
/// </summary>
public interface IApiKeyService
{
    /// <summary>
    /// Makes a key. The secret is in the answer and nowhere else: only its hash is stored
    /// </summary>
    Task<NewApiKey> CreateAsync(string name, IReadOnlyCollection<string> scopes, IReadOnlyCollection<int> storeIds, string actor);

    /// <summary>
    /// Finds the key a secret belongs to and notes its use; null when it is not known or was revoked
    /// </summary>
    Task<LoyaltyApiKey> FindActiveAsync(string secret);

    /// <summary>
    /// Gets a key; null when there is none
    /// </summary>
    Task<LoyaltyApiKey> GetByIdAsync(int id);

    /// <summary>
    /// Gets keys, newest first
    /// </summary>
    Task<IPagedList<LoyaltyApiKey>> GetPagedAsync(int pageIndex, int pageSize);

    /// <summary>
    /// Revokes a key at once and for good
    /// </summary>
    Task RevokeAsync(LoyaltyApiKey key, string actor);

    /// <summary>
    /// The scopes a key has
    /// </summary>
    IReadOnlyList<string> ScopesOf(LoyaltyApiKey key);

    /// <summary>
    /// The stores a key is limited to; empty means all
    /// </summary>
    IReadOnlyList<int> StoreIdsOf(LoyaltyApiKey key);
}

/// <summary>
/// A key just made, with its secret
/// </summary>
public sealed record NewApiKey(LoyaltyApiKey Key, string Secret);
