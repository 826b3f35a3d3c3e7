using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Keeps the times in which nothing is earned, so that nobody earns for them later
/// </summary>
public class EarningPauses(IRepository<EarningPause> pauseRepository, TimeProvider time)
{
    /// <summary>
    /// Scope of everything: the time in which the plugin was not installed
    /// </summary>
    public static string OfAll { get; } = OfStore(0);

    /// <summary>
    /// Scope of a member
    /// </summary>
    public static string OfMember(int memberId) => Scope("member", memberId);

    /// <summary>
    /// Scope of a customer, for what he ordered before he had an account
    /// </summary>
    public static string OfCustomer(int customerId) => Scope("customer", customerId);

    /// <summary>
    /// Scope of a program
    /// </summary>
    public static string OfProgram(int programId) => Scope("program", programId);

    /// <summary>
    /// Scope of a store
    /// </summary>
    public static string OfStore(int storeId) => Scope("store", storeId);

    /// <summary>
    /// Notes whether a scope earns from now on
    /// </summary>
    /// <param name="scope">Scope</param>
    /// <param name="earns">Whether it earns</param>
    /// <param name="pausedSinceUtc">Since when it had paused, where an older version did not note that</param>
    public async Task SetAsync(string scope, bool earns, DateTime? pausedSinceUtc = null)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var open = await pauseRepository.GetAllAsync(query => query.Where(pause => pause.Scope == scope && pause.UntilUtc == null));
        if (!earns && open.Count == 0)
            await pauseRepository.InsertAsync(new EarningPause { Scope = scope, FromUtc = nowUtc }, false);
        if (!earns)
            return;

        foreach (var pause in open)
        {
            pause.UntilUtc = nowUtc;
            await pauseRepository.UpdateAsync(pause, false);
        }
        if (open.Count == 0 && pausedSinceUtc is { } sinceUtc)
            await pauseRepository.InsertAsync(new EarningPause { Scope = scope, FromUtc = sinceUtc, UntilUtc = nowUtc }, false);
    }

    /// <summary>
    /// Notes that a scope earned nothing up to a moment, and at it
    /// </summary>
    public async Task CloseAsync(string scope, DateTime momentUtc)
    {
        if (!await CoverAsync(momentUtc, scope))
            await pauseRepository.InsertAsync(new EarningPause { Scope = scope, FromUtc = LoyaltyDefaults.LongAgo, UntilUtc = momentUtc.AddSeconds(1) }, false);
    }

    /// <summary>
    /// Whether one of the scopes paused at a moment
    /// </summary>
    public async Task<bool> CoverAsync(DateTime momentUtc, params string[] scopes)
    {
        scopes = [.. scopes, OfAll];

        return (await pauseRepository.GetAllAsync(query => query.Where(pause => scopes.Contains(pause.Scope)
            && pause.FromUtc <= momentUtc && (pause.UntilUtc == null || pause.UntilUtc > momentUtc)).Take(1))).Count > 0;
    }

    /// <summary>
    /// Reads the pauses of many scopes at once
    /// </summary>
    /// <param name="scopes">Scopes</param>
    /// <returns>A function that says whether one of them paused at a moment</returns>
    public async Task<Func<DateTime, string[], bool>> ReadAsync(IList<string> scopes)
    {
        scopes = [.. scopes, OfAll];
        var pauses = (await pauseRepository.GetAllAsync(query => query.Where(pause => scopes.Contains(pause.Scope)))).ToLookup(pause => pause.Scope);

        return (momentUtc, some) => some.Append(OfAll).SelectMany(scope => pauses[scope])
            .Any(pause => pause.FromUtc <= momentUtc && (pause.UntilUtc is null || pause.UntilUtc > momentUtc));
    }

    private static string Scope(string kind, int id)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
    }
}
