namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// Names of the events other systems can be told. They are part of the contract with those systems
/// </summary>
public static class WebhookEvents
{
    public const string POINTS_EARNED = "points.earned";
    public const string POINTS_HELD = "points.held";
    public const string POINTS_MATURED = "points.matured";
    public const string POINTS_REDEEMED = "points.redeemed";
    public const string POINTS_RELEASED = "points.released";
    public const string POINTS_EXPIRED = "points.expired";
    public const string POINTS_REVERSED = "points.reversed";
    public const string POINTS_ADJUSTED = "points.adjusted";
    public const string REDEMPTION_RESERVED = "redemption.reserved";
    public const string REDEMPTION_CONFIRMED = "redemption.confirmed";
    public const string REDEMPTION_RELEASED = "redemption.released";
    public const string REDEMPTION_EXPIRED = "redemption.expired";
    public const string TIER_CHANGED = "tier.changed";
    public const string REFERRAL_REWARDED = "referral.rewarded";
    public const string MEMBER_ENROLLED = "member.enrolled";
    public const string MEMBER_SUSPENDED = "member.suspended";
    public const string MEMBER_REACTIVATED = "member.reactivated";
    public const string MEMBER_DEACTIVATED = "member.deactivated";
    public const string SESSION_FINALIZED = "session.finalized";

    /// <summary>
    /// Sent on request only, to whoever wants to see a message arrive
    /// </summary>
    public const string TEST = "webhook.test";

    /// <summary>
    /// All that can be chosen
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        POINTS_EARNED, POINTS_HELD, POINTS_MATURED, POINTS_REDEEMED, POINTS_RELEASED, POINTS_EXPIRED, POINTS_REVERSED, POINTS_ADJUSTED,
        REDEMPTION_RESERVED, REDEMPTION_CONFIRMED, REDEMPTION_RELEASED, REDEMPTION_EXPIRED, TIER_CHANGED, REFERRAL_REWARDED,
        MEMBER_ENROLLED, MEMBER_SUSPENDED, MEMBER_REACTIVATED, MEMBER_DEACTIVATED, SESSION_FINALIZED
    ];

    /// <summary>
    /// The event of a ledger entry
    /// </summary>
    public static string Of(LedgerEntryType type)
    {
        return type switch
        {
            LedgerEntryType.Earn => POINTS_EARNED,
            LedgerEntryType.Redeem => POINTS_REDEEMED,
            LedgerEntryType.Release => POINTS_RELEASED,
            LedgerEntryType.Expire => POINTS_EXPIRED,
            LedgerEntryType.Hold => POINTS_HELD,
            LedgerEntryType.Mature => POINTS_MATURED,
            LedgerEntryType.Reverse => POINTS_REVERSED,
            _ => POINTS_ADJUSTED
        };
    }

    /// <summary>
    /// The event of a redemption that came into a state; null when that is nobody's business
    /// </summary>
    public static string Of(RedemptionStatus status)
    {
        return status switch
        {
            RedemptionStatus.Reserved => REDEMPTION_RESERVED,
            RedemptionStatus.Confirmed => REDEMPTION_CONFIRMED,
            RedemptionStatus.Released => REDEMPTION_RELEASED,
            RedemptionStatus.Expired => REDEMPTION_EXPIRED,
            _ => null
        };
    }

    /// <summary>
    /// The event of a membership that came into a state
    /// </summary>
    public static string Of(MemberStatus status)
    {
        return status switch
        {
            MemberStatus.Suspended => MEMBER_SUSPENDED,
            MemberStatus.Inactive => MEMBER_DEACTIVATED,
            _ => MEMBER_REACTIVATED
        };
    }
}
