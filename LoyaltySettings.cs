using Nop.Core.Configuration;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty;

/// <summary>
/// Settings of the plugin
/// </summary>
public class LoyaltySettings : ISettings
{
    /// <summary>
    /// Whether orders earn points and the storefront shows them
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Identifier of the moment at which an order earns its points
    /// </summary>
    public int AwardMomentId { get; set; } = (int)Domain.AwardMoment.Placed;

    /// <summary>
    /// The moment at which an order earns its points
    /// </summary>
    public AwardMoment AwardMoment => (AwardMoment)AwardMomentId;

    /// <summary>
    /// Whether tax counts towards the amount that earns points
    /// </summary>
    public bool IncludeTax { get; set; } = true;

    /// <summary>
    /// Whether shipping counts towards the amount that earns points
    /// </summary>
    public bool IncludeShipping { get; set; }

    /// <summary>
    /// Whether order discounts are deducted from the amount that earns points
    /// </summary>
    public bool DeductDiscounts { get; set; } = true;

    /// <summary>
    /// Whether product pages and carts say how many points a purchase earns
    /// </summary>
    public bool ShowEarnEstimate { get; set; } = true;

    /// <summary>
    /// Whether the public leaderboard is open
    /// </summary>
    public bool LeaderboardEnabled { get; set; } = true;

    /// <summary>
    /// Seconds after which a claim whose process died is settled by the scheduled task; longer than any payment takes
    /// </summary>
    public int ClaimTimeoutSeconds { get; set; } = 900;

    /// <summary>
    /// How many days back the reconciliation looks at orders
    /// </summary>
    public int ReconcileDays { get; set; } = 90;

    /// <summary>
    /// API calls one key may make per window
    /// </summary>
    public int ApiPermitLimit { get; set; } = 300;

    /// <summary>
    /// Length of that window in seconds
    /// </summary>
    public int ApiWindowSeconds { get; set; } = 60;

    /// <summary>
    /// Whether uninstalling the plugin also drops its tables, the ledger included
    /// </summary>
    public bool DropTablesOnUninstall { get; set; }
}
