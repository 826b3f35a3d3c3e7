using Nop.Core.Configuration;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

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
    /// Whether the foot of every page leads to the leaderboard
    /// </summary>
    public bool LeaderboardInFooter { get; set; }

    /// <summary>
    /// Most days that a store may look back at the orders of guests
    /// </summary>
    public const int MAX_GUEST_ORDER_DAYS = 365;

    /// <summary>
    /// Days for which what a guest ordered still earns when he registers; 0 where it never does
    /// </summary>
    public int GuestOrderDays { get; set; } = 30;

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
    /// Whether webhooks may be sent without encryption
    /// </summary>
    public bool WebhookAllowHttp { get; set; }

    /// <summary>
    /// Whether webhooks may be sent to the store's own machine and network
    /// </summary>
    public bool WebhookAllowPrivateAddresses { get; set; }

    /// <summary>
    /// Whether a provider of loyalty may be reached without encryption: for trying out on one's own machine only
    /// </summary>
    public bool ProviderAllowHttp { get; set; }

    /// <summary>
    /// Attempts to send a webhook before it is given up
    /// </summary>
    public int WebhookMaxAttempts { get; set; } = 12;

    /// <summary>
    /// Seconds that the receiver of a webhook has to answer, from 1 to 60
    /// </summary>
    public int WebhookTimeoutSeconds { get; set; } = 10;

    /// <summary>
    /// Days after which the log of webhooks forgets what was sent
    /// </summary>
    public int WebhookKeepDays { get; set; } = 30;

    /// <summary>
    /// The stores that customer roles are limited to on the plugin's admin pages, one value for all stores; see <see cref="RoleStores"/>
    /// </summary>
    public string StoreLimits { get; set; } = string.Empty;

    /// <summary>
    /// Whether the short setup of the first program was done or put away, one value for all stores
    /// </summary>
    public bool SetupDone { get; set; }

    /// <summary>
    /// Whether the list of first steps was put away, one value for all stores
    /// </summary>
    public bool FirstStepsHidden { get; set; }

    /// <summary>
    /// Whether uninstalling the plugin also drops its tables, the ledger included
    /// </summary>
    public bool DropTablesOnUninstall { get; set; }
}
