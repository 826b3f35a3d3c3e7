namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Which component fills which widget zone
/// </summary>
public static class WidgetZones
{
    /// <summary>
    /// View component types by widget zone
    /// </summary>
    public static IReadOnlyDictionary<string, Type> Components { get; } = new Dictionary<string, Type>();
}
