namespace Nop.Plugin.Misc.Loyalty.Domain.Events;

/// <summary>
/// Points were earned
/// </summary>
public sealed record PointsEarnedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Points were earned and are held back
/// </summary>
public sealed record PointsHeldEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Held points became spendable
/// </summary>
public sealed record PointsMaturedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Points were spent
/// </summary>
public sealed record PointsRedeemedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Spent points were given back
/// </summary>
public sealed record PointsReleasedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// A redemption was confirmed, or its points were given back
/// </summary>
public sealed record RedemptionClosedEvent(LoyaltyRedemption Redemption);

/// <summary>
/// Points were given or taken by hand
/// </summary>
public sealed record PointsAdjustedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Points expired
/// </summary>
public sealed record PointsExpiredEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// Earned points were taken back
/// </summary>
public sealed record PointsReversedEvent(LoyaltyMember Member, LedgerEntry Entry);

/// <summary>
/// A referral brought both sides their points
/// </summary>
public sealed record ReferralRewardedEvent(Referrals.Referral Referral, LoyaltyMember Referrer, LoyaltyMember Referee);

/// <summary>
/// A member moved to another tier
/// </summary>
public sealed record TierChangedEvent(LoyaltyMember Member, LoyaltyTier OldTier, LoyaltyTier NewTier);
