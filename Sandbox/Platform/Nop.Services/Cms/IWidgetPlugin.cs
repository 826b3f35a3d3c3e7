namespace Nop.Services.Cms;

/// <summary>A plugin that shows something in places of the pages.</summary>
public interface IWidgetPlugin : IPlugin
{
    bool HideInWidgetList { get; }

    Task<IList<string>> GetWidgetZonesAsync();

    Type GetWidgetViewComponent(string widgetZone);
}
