using Nop.Data.Mapping;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Data;

/// <summary>
/// Table names: all begin with "Loyalty"
/// </summary>
public class LoyaltyNameCompatibility : INameCompatibility
{
    /// <summary>
    /// Table names by entity
    /// </summary>
    public Dictionary<Type, string> TableNames => new()
    {
        [typeof(LoyaltyProgram)] = "LoyaltyProgram",
        [typeof(LoyaltyMember)] = "LoyaltyMember",
        [typeof(PointsAccount)] = "LoyaltyAccount",
        [typeof(LedgerEntry)] = "LoyaltyEntry",
        [typeof(PointLot)] = "LoyaltyLot",
        [typeof(LotMovement)] = "LoyaltyLotMovement",
        [typeof(LoyaltyTier)] = "LoyaltyTier",
        [typeof(LoyaltyApiKey)] = "LoyaltyApiKey",
        [typeof(LoyaltyPartner)] = "LoyaltyPartner",
        [typeof(PartnerSession)] = "LoyaltyPartnerSession",
        [typeof(PartnerSessionStep)] = "LoyaltyPartnerSessionStep",
        [typeof(ProviderConfiguration)] = "LoyaltyProvider",
        [typeof(ProviderSession)] = "LoyaltyProviderSession",
        [typeof(ProviderSessionStep)] = "LoyaltyProviderSessionStep",
        [typeof(AuditEntry)] = "LoyaltyAudit",
        [typeof(OrderAward)] = "LoyaltyOrderAward",
        [typeof(LoyaltyReward)] = "LoyaltyReward",
        [typeof(RewardUnit)] = "LoyaltyRewardUnit",
        [typeof(SpendDiscount)] = "LoyaltySpendDiscount",
        [typeof(LoyaltyRedemption)] = "LoyaltyRedemption",
        [typeof(RedemptionStep)] = "LoyaltyRedemptionStep",
        [typeof(ErasureRequest)] = "LoyaltyErasure",
        [typeof(ExpiryReminder)] = "LoyaltyExpiryReminder",
        [typeof(EarningRule)] = "LoyaltyEarningRule",
        [typeof(EarningRuleVersion)] = "LoyaltyEarningRuleVersion",
        [typeof(RuleAward)] = "LoyaltyRuleAward",
        [typeof(RuleUse)] = "LoyaltyRuleUse",
        [typeof(RuleReplay)] = "LoyaltyRuleReplay",
        [typeof(ApiRequest)] = "LoyaltyApiRequest",
        [typeof(InteractionDefinition)] = "LoyaltyInteraction",
        [typeof(InteractionEvent)] = "LoyaltyInteractionEvent",
        [typeof(TierPolicy)] = "LoyaltyTierPolicy",
        [typeof(TierPass)] = "LoyaltyTierPass",
        [typeof(TierStanding)] = "LoyaltyTierStanding",
        [typeof(TierChange)] = "LoyaltyTierChange",
        [typeof(EarningPause)] = "LoyaltyEarningPause",
        [typeof(RowTurn)] = "LoyaltyRowTurn",
        [typeof(WaitingOrder)] = "LoyaltyWaitingOrder",
        [typeof(SentNotice)] = "LoyaltySentNotice",
        [typeof(EarnedMailPass)] = "LoyaltyEarnedMailPass",
        [typeof(Referral)] = "LoyaltyReferral",
        [typeof(ReferralCode)] = "LoyaltyReferralCode",
        [typeof(ReferralSlot)] = "LoyaltyReferralSlot",
        [typeof(ReferralTerms)] = "LoyaltyReferralTerms",
        [typeof(PointsDay)] = "LoyaltyPointsDay",
        [typeof(PointsDayPass)] = "LoyaltyPointsDayPass",
        [typeof(LeaderboardPlace)] = "LoyaltyLeaderboardPlace",
        [typeof(LiabilitySnapshot)] = "LoyaltyLiability",
        [typeof(ProductTerms)] = "LoyaltyProduct",
        [typeof(Webhook)] = "LoyaltyWebhook",
        [typeof(WebhookDelivery)] = "LoyaltyWebhookDelivery",
        [typeof(WebhookAttempt)] = "LoyaltyWebhookAttempt",
        [typeof(LoyaltyImport)] = "LoyaltyImport",
        [typeof(LoyaltyImportPart)] = "LoyaltyImportPart",
        [typeof(LoyaltyImportFault)] = "LoyaltyImportFault"
    };

    /// <summary>
    /// Column names that differ from the property; none
    /// </summary>
    public Dictionary<(Type, string), string> ColumnName => [];
}
