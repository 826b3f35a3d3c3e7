using Microsoft.AspNetCore.Mvc.Razor;
using Nop.Web.Framework.Localization;

namespace Nop.Web.Framework.Mvc.Razor;

/// <summary>Base of all views; gives them T("resource key")</summary>
public abstract class NopRazorPage<TModel> : RazorPage<TModel>
{
    private ILocalizationService _localizationService;
    private Localizer _localizer;

    public Localizer T
    {
        get
        {
            _localizationService ??= EngineContext.Current.Resolve<ILocalizationService>();
            return _localizer ??= Localize;
        }
    }

    private LocalizedString Localize(string text, object[] args)
    {
        var resource = _localizationService.GetResourceAsync(text).GetAwaiter().GetResult();
        if (string.IsNullOrEmpty(resource))
            return new LocalizedString(text);

        return new LocalizedString(args is { Length: > 0 } ? string.Format(resource, args) : resource);
    }
}
