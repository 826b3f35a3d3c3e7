namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// The time that one page, or one call of the API, has already spent on its provider: everything on a page shares one budget
/// </summary>
public class ProviderBudget(TimeProvider time)
{
    private TimeSpan _spent;

    /// <summary>
    /// What is left of a budget
    /// </summary>
    public TimeSpan Left(TimeSpan whole) => whole > _spent ? whole - _spent : TimeSpan.Zero;

    /// <summary>
    /// Does something, and counts its time
    /// </summary>
    public async Task<T> SpendAsync<T>(Func<Task<T>> work)
    {
        var started = time.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            _spent += time.GetElapsedTime(started);
        }
    }
}
