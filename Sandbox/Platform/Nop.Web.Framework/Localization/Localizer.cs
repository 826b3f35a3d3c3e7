namespace Nop.Web.Framework.Localization;

/// <summary>Looks up a locale resource and fills its placeholders</summary>
public delegate LocalizedString Localizer(string text, params object[] args);
