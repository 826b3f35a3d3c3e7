using Nop.Core.Domain.Localization;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Gives a language that the store gets the plugin's texts, and its permissions their names when nopCommerce has made them
/// </summary>
public class LanguageConsumer(ILogger logger, StoreLanguages languages) : IConsumer<EntityInsertedEvent<Language>>, IConsumer<AppStartedEvent>
{
    #region Methods

    /// <summary>
    /// Handle a new language
    /// </summary>
    /// <param name="eventMessage">Event</param>
    public async Task HandleEventAsync(EntityInsertedEvent<Language> eventMessage)
    {
        await languages.InstallAsync(eventMessage.Entity);
    }

    /// <summary>
    /// Handle the start of the store
    /// </summary>
    /// <param name="eventMessage">Event</param>
    public async Task HandleEventAsync(AppStartedEvent eventMessage)
    {
        try
        {
            await languages.NamePermissionsAsync();
        }
        catch (Exception exception)
        {
            // a store starts whatever its texts say
            await logger.ErrorAsync("Loyalty: the permissions could not be named in the store's languages", exception);
        }
    }

    #endregion
}
