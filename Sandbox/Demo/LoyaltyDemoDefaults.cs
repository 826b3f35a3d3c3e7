namespace Nop.Plugin.Misc.LoyaltyDemo;

/// <summary>Names the plugin is known by</summary>
public static class LoyaltyDemoDefaults
{
    /// <summary>Route of the plugin's page</summary>
    public const string CONFIGURATION_ROUTE_NAME = "Plugin.Misc.LoyaltyDemo.Configure";

    /// <summary>What the names of all texts begin with</summary>
    public const string LOCALE_PREFIX = "Plugins.Misc.LoyaltyDemo";

    /// <summary>Who the demonstration's changes are by</summary>
    public const string ACTOR = "system:demo";
}
