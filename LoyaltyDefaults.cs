using Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty;

/// <summary>
/// Names the plugin is known by
/// </summary>
public static class LoyaltyDefaults
{
    /// <summary>
    /// System name of the plugin
    /// </summary>
    public const string SystemName = "Misc.Loyalty";

    /// <summary>
    /// Prefix of all locale resources of the plugin
    /// </summary>
    public const string LocalePrefix = "Plugins.Misc.Loyalty";

    /// <summary>
    /// Route name of the Configure page
    /// </summary>
    public const string ConfigurationRouteName = "Plugin.Misc.Loyalty.Configure";

    /// <summary>
    /// Reference type of ledger entries caused by an order
    /// </summary>
    public const string OrderReference = "order";

    /// <summary>
    /// Actor of changes the plugin makes by itself
    /// </summary>
    public const string SystemActor = "system";

    /// <summary>
    /// Permission to see members, ledgers and settings
    /// </summary>
    public const string ViewPermission = "Misc.Loyalty.View";

    /// <summary>
    /// Permission to change members, points and settings
    /// </summary>
    public const string ManagePermission = "Misc.Loyalty.Manage";

    /// <summary>
    /// Scheduled tasks: name, type and period in seconds
    /// </summary>
    public static IReadOnlyList<(string Name, Type Type, int Seconds)> ScheduleTasks { get; } =
    [
        ("Loyalty. Reconcile orders", typeof(ReconcileOrdersTask), 15 * 60),
        ("Loyalty. Expire points", typeof(ExpirePointsTask), 60 * 60),
        ("Loyalty. Evaluate tiers", typeof(EvaluateTiersTask), 24 * 60 * 60),
        ("Loyalty. Verify the ledger", typeof(VerifyLedgerTask), 24 * 60 * 60)
    ];

    /// <summary>
    /// Largest number of points in one command
    /// </summary>
    public const long MaxPoints = 1_000_000_000_000;
}
