using System.Collections.Concurrent;
using System.Diagnostics;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

/// <summary>
/// Keys that let programs call the API
/// </summary>
public class ApiKeyService(IRepository<LoyaltyApiKey> keys, IAuditService audit, ILogger logger, RowTurns turns, TimeProvider time) : IApiKeyService
{
    /// <summary>
    /// How long a key that was found is taken to be good: one that is revoked on another node still works so long on this one
    /// </summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan _noteUseEvery = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<int, DateTime> _notedOnUtc = new();
    private static readonly ConcurrentDictionary<string, (LoyaltyApiKey Key, long ReadAt)> _known = new();

    /// <inheritdoc />
    public async Task<NewApiKey> CreateAsync(string name, IReadOnlyCollection<string> scopes, IReadOnlyCollection<int> storeIds, string actor)
    {
        var secret = ApiKeySecret.Create();
        var key = new LoyaltyApiKey
        {
            Name = name.Trim(),
            Prefix = ApiKeySecret.PrefixOf(secret),
            KeyHash = ApiKeySecret.Hash(secret),
            Scopes = string.Join(' ', scopes),
            StoreIds = IdList.Format(storeIds.Distinct()),
            CreatedOnUtc = time.GetUtcNow().UtcDateTime
        };
        await keys.InsertAsync(key, false);
        await audit.LogAsync(actor, AuditActions.Create, key, null, $"{key.Name} ({key.Scopes})");
        return new NewApiKey(key, secret);
    }

    /// <inheritdoc />
    public async Task<LoyaltyApiKey> FindActiveAsync(string secret)
    {
        if (!ApiKeySecret.IsWellFormed(secret))
            return null;

        var hash = ApiKeySecret.Hash(secret);
        if (_known.TryGetValue(hash, out var known) && Stopwatch.GetElapsedTime(known.ReadAt) < KnownFor)
            return known.Key;

        // the age counts from before it was read, and a revocation meanwhile is seen by the row that comes
        var readAt = Stopwatch.GetTimestamp();
        var key = (await keys.GetAllAsync(query => query.Where(candidate => candidate.KeyHash == hash && candidate.RevokedOnUtc == null)))
            .FirstOrDefault();
        if (key is null)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        _known[hash] = (key, readAt);
        await NoteUseAsync(key);
        return key;
    }

    /// <inheritdoc />
    public Task<LoyaltyApiKey> GetByIdAsync(int id) => keys.GetByIdAsync(id);

    /// <inheritdoc />
    public Task<IPagedList<LoyaltyApiKey>> GetPagedAsync(int pageIndex, int pageSize) =>
        keys.GetAllPagedAsync(query => query.OrderByDescending(key => key.Id), pageIndex, pageSize);

    /// <inheritdoc />
    public async Task RevokeAsync(LoyaltyApiKey key, string actor)
    {
        var revoked = await turns.RunAsync<LoyaltyApiKey, bool>(key.Id, async () =>
        {
            if (await keys.GetByIdAsync(key.Id) is not { RevokedOnUtc: null } stored)
                return false;
            stored.RevokedOnUtc = key.RevokedOnUtc = time.GetUtcNow().UtcDateTime;
            await keys.UpdateAsync(stored, false);
            return true;
        });
        _known.TryRemove(key.KeyHash, out _);
        if (!revoked)
            return;
        await audit.LogAsync(actor, AuditActions.Revoke, key, key.Name, null);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> ScopesOf(LoyaltyApiKey key) =>
        (key.Scopes ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc />
    public IReadOnlyList<int> StoreIdsOf(LoyaltyApiKey key) => IdList.Parse(key.StoreIds).AsReadOnly();

    /// <summary>
    /// Written in the row's turn, so that a revocation made meanwhile stays; a failure means that this use goes unnoted
    /// </summary>
    private async Task NoteUseAsync(LoyaltyApiKey key)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var noted = _notedOnUtc.GetValueOrDefault(key.Id);
        if (now - noted < _noteUseEvery || !(noted == default ? _notedOnUtc.TryAdd(key.Id, now) : _notedOnUtc.TryUpdate(key.Id, now, noted)))
            return;

        try
        {
            await turns.RunAsync<LoyaltyApiKey, bool>(key.Id, async () =>
            {
                if (await keys.GetByIdAsync(key.Id) is not { RevokedOnUtc: null } fresh)
                    return false;
                fresh.LastUsedOnUtc = now;
                await keys.UpdateAsync(fresh, false);
                return true;
            });
        }
        catch (Exception exception)
        {
            await logger.WarningAsync($"Loyalty API: the use of key {key.Prefix} could not be noted", exception);
        }
    }
}
