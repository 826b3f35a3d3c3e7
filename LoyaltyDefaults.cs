using Nop.Core.Caching;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty;

/// <summary>
/// Names the plugin is known by
/// </summary>
public static class LoyaltyDefaults
{
    /// <summary>
    /// Reference type of ledger entries that a program booked by hand through the API
    /// </summary>
    public const string ApiReference = "api";

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
    /// Route name of the page that explains the discount requirement
    /// </summary>
    public const string RequirementRouteName = "Plugin.Misc.Loyalty.Requirement";

    /// <summary>
    /// Reference type of ledger entries caused by an order
    /// </summary>
    public const string OrderReference = "order";

    /// <summary>
    /// Reference type of ledger entries caused by a redemption
    /// </summary>
    public const string RedemptionReference = "redemption";

    /// <summary>
    /// Reference type of ledger entries caused by an event that is no order
    /// </summary>
    public const string EventReference = "event";

    /// <summary>
    /// Reference type of ledger entries that a partner's session earned by its amount
    /// </summary>
    public const string SessionReference = "session";

    /// <summary>
    /// Reference type of ledger entries caused by a referral
    /// </summary>
    public const string ReferralReference = "referral";

    /// <summary>
    /// Reference type of ledger entries that an import booked
    /// </summary>
    public const string ImportReference = "import";

    /// <summary>
    /// Cookie that remembers whose link a visitor came by
    /// </summary>
    public const string ReferralCookie = ".Nop.Loyalty.Referral";

    /// <summary>
    /// Route name of a member's personal link
    /// </summary>
    public const string ReferralRouteName = "Plugin.Misc.Loyalty.Referral";

    /// <summary>
    /// Reference type of ledger entries that welcome a member in a tier
    /// </summary>
    public const string TierReference = "tier";

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
        ("Loyalty. Release reservations", typeof(ReleaseReservationsTask), 5 * 60),
        ("Loyalty. Expire points", typeof(ExpirePointsTask), 60 * 60),
        ("Loyalty. Mail earned points", typeof(MailEarnedPointsTask), 5 * 60),
        ("Loyalty. Mail monthly statements", typeof(MailStatementsTask), 15 * 60),
        ("Loyalty. Evaluate tiers", typeof(EvaluateTiersTask), 24 * 60 * 60),
        ("Loyalty. Place members after changes of tiers", typeof(PlaceMembersTask), 5 * 60),
        ("Loyalty. Award birthdays", typeof(AwardBirthdaysTask), 24 * 60 * 60),
        ("Loyalty. Add up points by day", typeof(SummarisePointsTask), 60 * 60),
        ("Loyalty. Send webhooks", typeof(SendWebhooksTask), 60),
        ("Loyalty. Go on with imports", typeof(ContinueImportsTask), 60),
        ("Loyalty. Finalize sessions at providers", typeof(FinalizeSessionsTask), 5 * 60),
        ("Loyalty. Close the leaderboards of a month", typeof(CloseLeaderboardsTask), 60 * 60),
        ("Loyalty. Verify the ledger", typeof(VerifyLedgerTask), 24 * 60 * 60)
    ];

    /// <summary>
    /// A moment that stands for never, which every database keeps
    /// </summary>
    public static DateTime Never { get; } = new(9999, 12, 31);

    /// <summary>
    /// A moment before anything happened, which every database keeps
    /// </summary>
    public static DateTime LongAgo { get; } = new(2000, 1, 1);

    /// <summary>
    /// Reference type of ledger entries that moved points from a merged membership to the one that took it over
    /// </summary>
    public const string MergeReference = "merge";

    /// <summary>
    /// Largest number of points in one command
    /// </summary>
    public const long MaxPoints = 1_000_000_000_000;

    /// <summary>
    /// Largest stock of a reward; each reservation looks through the pieces taken
    /// </summary>
    public const int MaxRewardStock = 100_000;

    /// <summary>
    /// Gets the route name of the shopper's own loyalty page
    /// </summary>
    public const string MyLoyaltyRouteName = "Plugin.Misc.Loyalty.MyLoyalty";

    /// <summary>
    /// Gets the route name of the shopper's choice to be seen on the leaderboard
    /// </summary>
    public const string LeaderboardVisibilityRouteName = "Plugin.Misc.Loyalty.LeaderboardVisibility";

    /// <summary>
    /// Gets the route name of the shopper's choice which mails to get
    /// </summary>
    public const string MailsRouteName = "Plugin.Misc.Loyalty.Mails";

    /// <summary>
    /// Gets the route name of the page that a link under a mail leads to
    /// </summary>
    public const string MailLinkRouteName = "Plugin.Misc.Loyalty.MailLink";

    /// <summary>
    /// Gets the route name that says what a product earns with what is chosen on its page
    /// </summary>
    public const string ProductPointsRouteName = "Plugin.Misc.Loyalty.ProductPoints";

    /// <summary>
    /// Gets the route name of the shopper's history as a file
    /// </summary>
    public const string HistoryRouteName = "Plugin.Misc.Loyalty.History";

    /// <summary>
    /// Gets the route name of the public leaderboard
    /// </summary>
    public const string LeaderboardRouteName = "Plugin.Misc.Loyalty.Leaderboard";

    /// <summary>
    /// Places on one page of the leaderboard
    /// </summary>
    public const int LeaderboardPageSize = 20;

    /// <summary>
    /// Gets the route name for spending a number of points
    /// </summary>
    public const string RedeemPointsRouteName = "Plugin.Misc.Loyalty.RedeemPoints";

    /// <summary>
    /// Gets the route name for spending points on a reward
    /// </summary>
    public const string RedeemRewardRouteName = "Plugin.Misc.Loyalty.RedeemReward";

    /// <summary>
    /// Gets the route name for giving reserved points back
    /// </summary>
    public const string RedeemRemoveRouteName = "Plugin.Misc.Loyalty.RedeemRemove";

    /// <summary>
    /// Gets the route name for taking a product for points
    /// </summary>
    public const string LineTakeRouteName = "Plugin.Misc.Loyalty.LineTake";

    /// <summary>
    /// Gets the route name for paying a line with points
    /// </summary>
    public const string LinePointsRouteName = "Plugin.Misc.Loyalty.LinePoints";

    /// <summary>
    /// Gets the route name for paying a line with money
    /// </summary>
    public const string LineMoneyRouteName = "Plugin.Misc.Loyalty.LineMoney";

    /// <summary>
    /// Gets the route name of the redeem box alone
    /// </summary>
    public const string RedeemBoxRouteName = "Plugin.Misc.Loyalty.RedeemBox";

    /// <summary>
    /// Gets the route name for saying who a shopper is at the store's loyalty provider
    /// </summary>
    public const string SessionIdentifyRouteName = "Plugin.Misc.Loyalty.SessionIdentify";

    /// <summary>
    /// Gets the route name for taking a reward of the store's loyalty provider
    /// </summary>
    public const string SessionAcceptRouteName = "Plugin.Misc.Loyalty.SessionAccept";

    /// <summary>
    /// Gets the route name for leaving a reward of the store's loyalty provider
    /// </summary>
    public const string SessionDeclineRouteName = "Plugin.Misc.Loyalty.SessionDecline";

    /// <summary>
    /// Gets the route name for leaving the program of the store's loyalty provider
    /// </summary>
    public const string SessionLeaveRouteName = "Plugin.Misc.Loyalty.SessionLeave";

    /// <summary>
    /// Gets the system name of the admin menu entry
    /// </summary>
    public const string AdminMenu = "Loyalty";

    /// <summary>
    /// Gets the number of "My loyalty" in the account menu; nopCommerce's own go from 0 to 150 in tens
    /// </summary>
    public const int AccountNavigationTab = 490;

    /// <summary>
    /// Gets the number of ledger entries on a page of "My loyalty"
    /// </summary>
    public const int HistoryPageSize = 10;

    /// <summary>
    /// Gets the number of dates on which points run out that "My loyalty" names
    /// </summary>
    public const int ExpiringRows = 5;

    /// <summary>
    /// Gets the actor of what a shopper does for himself
    /// </summary>
    public const string CustomerActor = "customer";

    /// <summary>
    /// Gets the largest number of points for one unit of currency
    /// </summary>
    public const decimal MaxPointsPerCurrencyUnit = 10_000;

    /// <summary>
    /// Largest step of money that earns points
    /// </summary>
    public const decimal MaxEarnStep = 1_000_000;

    /// <summary>
    /// Gets a key for the member a customer is in a program
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// {1} : customer identifier
    /// </remarks>
    public static CacheKey MemberByCustomerCacheKey => new($"{NopEntityCacheDefaults<LoyaltyMember>.AllPrefix}{{0}}-{{1}}");

    /// <summary>
    /// Gets a key for the tiers of a program
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// </remarks>
    public static CacheKey TiersByProgramCacheKey => new($"{NopEntityCacheDefaults<LoyaltyTier>.AllPrefix}{{0}}");

    /// <summary>
    /// Gets a key for the active earning rules of a program
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// </remarks>
    public static CacheKey RulesByProgramCacheKey => new($"{NopEntityCacheDefaults<EarningRule>.AllPrefix}{{0}}");

    /// <summary>
    /// Gets a key for what a program says of products
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// </remarks>
    public static CacheKey ProductTermsByProgramCacheKey => new($"{NopEntityCacheDefaults<ProductTerms>.AllPrefix}{{0}}");

    /// <summary>
    /// Gets a key for the rewards of a program, as pages read them
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// </remarks>
    public static CacheKey RewardsByProgramCacheKey => new($"{NopEntityCacheDefaults<LoyaltyReward>.AllPrefix}{{0}}");

    /// <summary>
    /// Gets a key for a customer's memberships with their figures
    /// </summary>
    /// <remarks>
    /// {0} : customer identifier
    /// </remarks>
    public static CacheKey MembershipsCacheKey => new($"{NopEntityCacheDefaults<LoyaltyMember>.AllPrefix}figures-{{0}}");

    /// <summary>
    /// Gets the prefix of the keys for products' places in the catalogue
    /// </summary>
    public static string CatalogPlacePrefix => "Nop.loyalty.place.";

    /// <summary>
    /// Gets a key for a product's place in the catalogue
    /// </summary>
    /// <remarks>
    /// {0} : product identifier
    /// </remarks>
    public static CacheKey CatalogPlaceCacheKey => new(CatalogPlacePrefix + "{0}");

    /// <summary>
    /// Gets a key for the tier policy of a program
    /// </summary>
    /// <remarks>
    /// {0} : program identifier
    /// </remarks>
    public static CacheKey TierPolicyByProgramCacheKey => new($"{NopEntityCacheDefaults<TierPolicy>.AllPrefix}{{0}}");
}
