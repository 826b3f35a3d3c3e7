using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Web.Areas.Admin.Models.Common;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Says what is set up so that the plugin cannot work as it should: in the log when the store starts, and in System, Warnings
/// </summary>
public class SetupWarningConsumer(Lazy<ILogger> logger, Lazy<SetupWarnings> warnings) : IConsumer<AppStartedEvent>, IConsumer<SystemWarningCreatedEvent>
{
    #region Methods

    /// <summary>
    /// Handle the start of the store
    /// </summary>
    /// <param name="eventMessage">Event</param>
    public async Task HandleEventAsync(AppStartedEvent eventMessage)
    {
        try
        {
            foreach (var text in await warnings.Value.GetTextsAsync())
                await logger.Value.WarningAsync($"Loyalty: {text}");
        }
        catch (Exception exception)
        {
            // a store starts whatever is wrong with it
            await logger.Value.ErrorAsync("Loyalty: the store's setup could not be looked at", exception);
        }
    }

    /// <summary>
    /// Handle the making of the list of warnings
    /// </summary>
    /// <param name="eventMessage">Event</param>
    public async Task HandleEventAsync(SystemWarningCreatedEvent eventMessage)
    {
        foreach (var text in await warnings.Value.GetTextsAsync())
            eventMessage.SystemWarnings.Add(new SystemWarningModel { Level = SystemWarningLevel.Warning, Text = text });
    }

    #endregion
}
