using Nop.Core.Configuration;

namespace Nop.Core.Domain.Cms;

/// <summary>
/// Which widget plugins show their widgets.
/// </summary>
public class WidgetSettings : ISettings
{
    public WidgetSettings()
    {
        ActiveWidgetSystemNames = new List<string>();
    }

    public List<string> ActiveWidgetSystemNames { get; set; }
}
