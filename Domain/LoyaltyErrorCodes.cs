namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Stable codes of expected failures
/// </summary>
public static class LoyaltyErrorCodes
{
    public const string MEMBER_NOT_FOUND = "MEMBER_NOT_FOUND";
    public const string MEMBER_ALREADY_ENROLLED = "MEMBER_ALREADY_ENROLLED";
    public const string MEMBER_INACTIVE = "MEMBER_INACTIVE";
    public const string INSUFFICIENT_POINTS = "INSUFFICIENT_POINTS";
    public const string TIER_NOT_FOUND = "TIER_NOT_FOUND";
    public const string PROGRAM_NOT_FOUND = "PROGRAM_NOT_FOUND";
    public const string PRODUCT_NOT_FOUND = "PRODUCT_NOT_FOUND";
    public const string REWARD_NOT_FOUND = "REWARD_NOT_FOUND";
    public const string REDEMPTION_NOT_FOUND = "REDEMPTION_NOT_FOUND";
    public const string REFERRAL_NOT_FOUND = "REFERRAL_NOT_FOUND";
    public const string WEBHOOK_NOT_FOUND = "WEBHOOK_NOT_FOUND";
    public const string DELIVERY_NOT_FOUND = "DELIVERY_NOT_FOUND";
    public const string DUPLICATE_REFERRAL = "DUPLICATE_REFERRAL";
    public const string SELF_REFERRAL = "SELF_REFERRAL";
    public const string REFERRAL_LIMIT_EXCEEDED = "REFERRAL_LIMIT_EXCEEDED";
    public const string REDEMPTION_EXPIRED = "REDEMPTION_EXPIRED";
    public const string RULE_NOT_FOUND = "RULE_NOT_FOUND";
    public const string INTERACTION_NOT_FOUND = "INTERACTION_NOT_FOUND";
    public const string FORBIDDEN = "FORBIDDEN";
    public const string STORE_ISOLATION = "STORE_ISOLATION";
    public const string IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT";
    public const string ACCEPTANCE_REQUIRED = "ACCEPTANCE_REQUIRED";
    public const string INVALID_STATE = "INVALID_STATE";
    public const string VALIDATION_FAILED = "VALIDATION_FAILED";
    public const string SESSION_NOT_FOUND = "SESSION_NOT_FOUND";
    public const string STORE_NOT_FOUND = "STORE_NOT_FOUND";
    public const string PROVIDER_UNAVAILABLE = "PROVIDER_UNAVAILABLE";
}
