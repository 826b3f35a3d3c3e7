#nullable enable
using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// A token as a provider gave it
/// </summary>
/// <param name="Text">The token</param>
/// <param name="Lifetime">How long it is good</param>
public sealed record ProviderToken(string Text, TimeSpan Lifetime);

/// <summary>
/// Keeps each configuration's token until five minutes before it ends, or half of a shorter life. One caller fetches, the others wait for it
/// </summary>
public sealed class ProviderTokens(TimeProvider time)
{
    private static readonly TimeSpan _reserve = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(int ConfigurationId, Uri? Address, string ClientId), Slot> _slots = new();

    /// <summary>
    /// Gets a token
    /// </summary>
    /// <param name="connection">Whose</param>
    /// <param name="refused">A token that the provider has refused; null when there is none</param>
    /// <param name="fetch">Fetches a new one</param>
    /// <param name="stop">Ends the wait</param>
    public async Task<string> GetAsync(ProviderConnection connection, string? refused, Func<CancellationToken, Task<ProviderToken>> fetch, CancellationToken stop)
    {
        var slot = _slots.GetOrAdd((connection.ConfigurationId, connection.Address, connection.ClientId), _ => new Slot());
        if (Usable(slot, refused) is { } kept)
            return kept;

        await slot.Gate.WaitAsync(stop);
        try
        {
            if (Usable(slot, refused) is { } fetched)
                return fetched;

            var token = await fetch(stop);
            var reserve = token.Lifetime > _reserve * 2 ? _reserve : token.Lifetime / 2;
            slot.Held = new Held(token.Text, time.GetUtcNow() + token.Lifetime - reserve);

            return token.Text;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private string? Usable(Slot slot, string? refused) => slot.Held is { } held && held.Token != refused && time.GetUtcNow() < held.Until ? held.Token : null;

    private sealed record Held(string Token, DateTimeOffset Until);

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public volatile Held? Held;
    }
}
