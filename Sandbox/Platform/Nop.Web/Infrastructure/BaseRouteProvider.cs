using Nop.Core.Domain.Localization;
using Nop.Core.Infrastructure;

namespace Nop.Web.Infrastructure;

public class BaseRouteProvider
{
    /// <summary>The language part of an address, empty when languages do not show there</summary>
    protected string GetLanguageRoutePattern()
    {
        var settings = EngineContext.Current.Resolve<LocalizationSettings>();
        return settings.SeoFriendlyUrlsForLanguagesEnabled ? "{language:maxlength(2)}" : string.Empty;
    }
}
