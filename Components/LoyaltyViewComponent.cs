using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Infrastructure;
using Nop.Services.Logging;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// A component on pages of the shop: whatever is wrong with the plugin's data, the page is shown without it
/// </summary>
public abstract class LoyaltyViewComponent : NopViewComponent
{
    #region Fields

    //a page has many boxes, and a shop many pages: what is wrong with all of them is told once in a while
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(10);

    private static readonly ConcurrentDictionary<string, DateTime> _told = new();

    #endregion

    #region Utilities

    /// <summary>
    /// Shows the component, or nothing where that fails
    /// </summary>
    /// <param name="show">Prepares what is shown</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    protected async Task<IViewComponentResult> QuietlyAsync(Func<Task<IViewComponentResult>> show)
    {
        try
        {
            return await show();
        }
        catch (Exception exception)
        {
            await TellAsync(exception);

            return Content(string.Empty);
        }
    }

    private async Task TellAsync(Exception exception)
    {
        var name = GetType().Name;
        var now = EngineContext.Current.Resolve<TimeProvider>().GetUtcNow().UtcDateTime;
        if (_told.TryGetValue(name, out var last) && now - last < _silence)
            return;

        _told[name] = now;
        await EngineContext.Current.Resolve<ILogger>().ErrorAsync($"Loyalty: {name} could not be shown; the page goes on without it", exception);
    }

    #endregion
}
