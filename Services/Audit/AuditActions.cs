using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// What the audit log says was done. The values are stored, so they stay as they are; people read the texts of <see cref="ResourceOf"/>
/// </summary>
public static class AuditActions
{
    public const string Create = "Create";
    public const string Update = "Update";
    public const string Delete = "Delete";
    public const string Restore = "Restore";
    public const string Revoke = "revoke";
    public const string Release = "Release";
    public const string Resend = "Resend";
    public const string GivenUp = "given up";
    public const string Refused = "refused";
    public const string NewSecret = "New secret";
    public const string Enrolled = "enrolled";
    public const string StatusChanged = "status changed";
    public const string TierChanged = "tier changed";
    public const string TierOverrideChanged = "tier override changed";
    public const string ExternalIdChanged = "external identifier changed";
    public const string Merged = "merged into another";
    public const string TookOver = "took over another";
    public const string Erased = "erased";
    public const string ReferralApproved = "referral approved";
    public const string ReferralRejected = "referral rejected";
    public const string ImportStarted = "import started";
    public const string ImportCancelled = "import cancelled";
    public const string ImportDone = "import done";
    public const string StoreLimitChanged = "store limit changed";

    /// <summary>
    /// All of them, in the order in which a search offers them
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Create, Update, Delete, Restore, Revoke, Release, Resend, GivenUp, Refused, NewSecret, Enrolled, StatusChanged, TierChanged, TierOverrideChanged, ExternalIdChanged,
        Merged, TookOver, Erased, ReferralApproved, ReferralRejected, ImportStarted, ImportCancelled, ImportDone, StoreLimitChanged
    ];

    /// <summary>
    /// The kinds of things it is done to, by the name of their type
    /// </summary>
    public static IReadOnlyList<string> Subjects { get; } =
    [
        "LoyaltyProgram", "LoyaltyMember", "LoyaltyTier", "TierPolicy", "EarningRule", "LoyaltyReward", "ProductTerms", "LoyaltyRedemption", "Referral", "ReferralTerms",
        "InteractionDefinition", "LoyaltyApiKey", "LoyaltyPartner", "PartnerSession", "ProviderConfiguration", "ProviderSession", "LoyaltyImport", "Webhook", "WebhookDelivery", "CustomerRole", "LoyaltySettings", "RewardPointsSettings",
        "WidgetSettings"
    ];

    /// <summary>
    /// Last part of the name of an action's text: its words, without spaces, each with a capital
    /// </summary>
    public static string ResourceOf(string action) => string.Concat(action.Split(' ').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));
}
