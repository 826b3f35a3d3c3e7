using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

/// <summary>
/// Remembers API calls by their idempotency keys, so that repeating one gives the first answer again
/// </summary>
public class ApiRequests(IRepository<ApiRequest> requestRepository, TimeProvider time)
{
    /// <summary>
    /// Seconds after which a call without an answer counts as lost with its process
    /// </summary>
    private const int LOST_AFTER_SECONDS = 60;

    private const int KEPT_DAYS = 30;

    /// <summary>
    /// Claims a key for a call
    /// </summary>
    /// <returns>The claim, to be answered or given up; or the call made before under the key</returns>
    public async Task<(ApiRequest Claim, ApiRequest Before)> ClaimAsync(string key, string hash)
    {
        var claim = new ApiRequest { RequestKey = key, RequestHash = hash, CreatedOnUtc = time.GetUtcNow().UtcDateTime };
        var before = await FindAsync(key);
        if (before is not null && (before.Status != 0 || before.CreatedOnUtc >= claim.CreatedOnUtc.AddSeconds(-LOST_AFTER_SECONDS)))
            return (null, before);
        if (before is not null)
            await requestRepository.DeleteAsync(before, false);

        try
        {
            using var scope = LedgerScope.Open();
            await requestRepository.InsertAsync(claim, false);
            scope.Complete();

            return (claim, null);
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return (null, await FindAsync(key) ?? throw new InvalidOperationException("An idempotency key could not be stored", exception));
        }
    }

    /// <summary>
    /// Keeps the answer
    /// </summary>
    public async Task AnswerAsync(ApiRequest claim, int status, string answer)
    {
        claim.Status = status;
        claim.Answer = answer;
        await requestRepository.UpdateAsync(claim, false);
    }

    /// <summary>
    /// Gives a key back that led to nothing
    /// </summary>
    public async Task GiveUpAsync(ApiRequest claim)
    {
        await requestRepository.DeleteAsync(claim, false);
    }

    /// <summary>
    /// Forgets the calls of which a program has had a month to ask again
    /// </summary>
    /// <returns>Number of calls</returns>
    public async Task<int> ForgetOldAsync()
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-KEPT_DAYS);

        return await requestRepository.DeleteAsync(row => row.CreatedOnUtc < before);
    }

    private async Task<ApiRequest> FindAsync(string key)
    {
        return (await requestRepository.GetAllAsync(query => query.Where(row => row.RequestKey == key))).FirstOrDefault();
    }
}
