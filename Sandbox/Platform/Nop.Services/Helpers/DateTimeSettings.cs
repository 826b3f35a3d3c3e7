using Nop.Core.Configuration;

namespace Nop.Services.Helpers;

/// <summary>
/// In which time zone the shop shows times.
/// </summary>
public class DateTimeSettings : ISettings
{
    public string DefaultStoreTimeZoneId { get; set; }

    public bool AllowCustomersToSetTimeZone { get; set; }
}
