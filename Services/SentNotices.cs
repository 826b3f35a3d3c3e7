using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Lets something be told once, on however many web nodes
/// </summary>
public class SentNotices(IRepository<SentNotice> noticeRepository, TimeProvider time)
{
    /// <summary>
    /// Whether something was told, or is done
    /// </summary>
    public Task<bool> IsTakenAsync(string key)
    {
        return AreTakenAsync([key]);
    }

    /// <summary>
    /// Whether each of some things was told, or is done
    /// </summary>
    public async Task<bool> AreTakenAsync(IList<string> keys)
    {
        return (await noticeRepository.GetAllAsync(query => query.Where(notice => keys.Contains(notice.NoticeKey)))).Count == keys.Count;
    }

    /// <summary>
    /// Takes the right to tell something
    /// </summary>
    /// <param name="key">What it is, at most 100 characters</param>
    /// <param name="alongside">What else belongs to the transaction</param>
    /// <returns>Whether the caller is the one to tell it</returns>
    public async Task<bool> TryTakeAsync(string key, Func<Task> alongside = null)
    {
        return await TryTakeAllAsync([key], alongside);
    }

    /// <summary>
    /// Takes the right to tell several things, all or none
    /// </summary>
    /// <param name="keys">What they are, at most 100 characters each</param>
    /// <param name="alongside">What else belongs to the transaction</param>
    /// <returns>Whether the caller is the one to tell them</returns>
    public async Task<bool> TryTakeAllAsync(IReadOnlyCollection<string> keys, Func<Task> alongside = null)
    {
        try
        {
            using var scope = LedgerScope.Open();
            foreach (var key in keys)
                await noticeRepository.InsertAsync(new SentNotice { NoticeKey = key, CreatedOnUtc = time.GetUtcNow().UtcDateTime }, false);
            if (alongside is not null)
                await alongside();
            scope.Complete();

            return true;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return false;
        }
    }

    /// <summary>
    /// Gets which of several things were told already
    /// </summary>
    /// <param name="keys">What they are</param>
    public async Task<IReadOnlySet<string>> GetTakenAsync(IReadOnlyCollection<string> keys)
    {
        return (await noticeRepository.GetAllAsync(query => query.Where(notice => keys.Contains(notice.NoticeKey))))
            .Select(notice => notice.NoticeKey).ToHashSet();
    }
}
