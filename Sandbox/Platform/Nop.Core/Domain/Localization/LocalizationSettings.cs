namespace Nop.Core.Domain.Localization;

/// <summary>Which language the admin area falls back on, and how languages show in addresses.</summary>
public class LocalizationSettings : ISettings
{
    public int DefaultAdminLanguageId { get; set; }
    public bool SeoFriendlyUrlsForLanguagesEnabled { get; set; }
}
