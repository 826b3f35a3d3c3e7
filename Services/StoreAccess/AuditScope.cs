using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// The part of the audit log that the current admin may see. A line names a thing; whoever is limited to stores sees those of things in his
/// programs that are still there, and nothing of what concerns all stores
/// </summary>
public class AuditScope
{
    private readonly IAdminStores _adminStores;
    private readonly IRepository<EarningRule> _ruleRepository;
    private readonly IRepository<LoyaltyApiKey> _keyRepository;
    private readonly IRepository<LoyaltyImport> _importRepository;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<LoyaltyPartner> _partnerRepository;
    private readonly IRepository<LoyaltyRedemption> _redemptionRepository;
    private readonly IRepository<LoyaltyReward> _rewardRepository;
    private readonly IRepository<LoyaltyTier> _tierRepository;
    private readonly IRepository<PartnerSession> _sessionRepository;
    private readonly IRepository<ProductTerms> _productRepository;
    private readonly IRepository<Referral> _referralRepository;
    private readonly IRepository<ReferralTerms> _termsRepository;
    private readonly IRepository<TierPolicy> _policyRepository;
    private readonly IRepository<Webhook> _webhookRepository;
    private readonly IRepository<WebhookDelivery> _deliveryRepository;

    public AuditScope(IAdminStores adminStores,
        IRepository<EarningRule> ruleRepository,
        IRepository<LoyaltyApiKey> keyRepository,
        IRepository<LoyaltyImport> importRepository,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<LoyaltyPartner> partnerRepository,
        IRepository<LoyaltyRedemption> redemptionRepository,
        IRepository<LoyaltyReward> rewardRepository,
        IRepository<LoyaltyTier> tierRepository,
        IRepository<PartnerSession> sessionRepository,
        IRepository<ProductTerms> productRepository,
        IRepository<Referral> referralRepository,
        IRepository<ReferralTerms> termsRepository,
        IRepository<TierPolicy> policyRepository,
        IRepository<Webhook> webhookRepository,
        IRepository<WebhookDelivery> deliveryRepository)
    {
        _adminStores = adminStores;
        _ruleRepository = ruleRepository;
        _keyRepository = keyRepository;
        _importRepository = importRepository;
        _memberRepository = memberRepository;
        _partnerRepository = partnerRepository;
        _redemptionRepository = redemptionRepository;
        _rewardRepository = rewardRepository;
        _tierRepository = tierRepository;
        _sessionRepository = sessionRepository;
        _productRepository = productRepository;
        _referralRepository = referralRepository;
        _termsRepository = termsRepository;
        _policyRepository = policyRepository;
        _webhookRepository = webhookRepository;
        _deliveryRepository = deliveryRepository;
    }

    /// <summary>
    /// Gets what leaves out the lines that may not be seen; null when nothing is left out
    /// </summary>
    public async Task<Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>>> LimitAsync()
    {
        var scope = await _adminStores.GetScopeAsync();
        if (!scope.IsLimited)
            return null;

        var storeIds = scope.StoreIds.ToList();
        var programIds = await _adminStores.GetProgramIdsAsync();
        //their stores are text, which a database cannot compare with others; there are few of them
        var keyIds = (await _keyRepository.GetAllAsync(query => query)).Where(key => scope.MayChange(key.StoreIds)).Select(key => key.Id).ToList();
        var partnerIds = (await _partnerRepository.GetAllAsync(query => query)).Where(partner => scope.MayChange(partner.StoreIds)).Select(partner => partner.Id).ToList();
        var webhookIds = (await _webhookRepository.GetAllAsync(query => query)).Where(webhook => scope.MayChange(webhook.StoreIds)).Select(webhook => webhook.Id).ToList();

        var (deliveries, imports, members, policies, products, redemptions, referrals, rewards, rules, sessions, terms, tiers) = (_deliveryRepository.Table, _importRepository.Table,
            _memberRepository.Table, _policyRepository.Table, _productRepository.Table, _redemptionRepository.Table, _referralRepository.Table, _rewardRepository.Table, _ruleRepository.Table, _sessionRepository.Table,
            _termsRepository.Table, _tierRepository.Table);

        return entries => entries.Where(entry =>
            (entry.EntityName == nameof(LoyaltyProgram) && programIds.Contains(entry.EntityId))
            || (entry.EntityName == nameof(LoyaltyApiKey) && keyIds.Contains(entry.EntityId))
            || (entry.EntityName == nameof(LoyaltyPartner) && partnerIds.Contains(entry.EntityId))
            || (entry.EntityName == nameof(Webhook) && webhookIds.Contains(entry.EntityId))
            || (entry.EntityName == nameof(WebhookDelivery) && deliveries.Any(row => row.Id == entry.EntityId && webhookIds.Contains(row.WebhookId)))
            || (entry.EntityName == nameof(LoyaltyMember) && members.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(LoyaltyTier) && tiers.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(TierPolicy) && policies.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(EarningRule) && rules.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(LoyaltyReward) && rewards.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(ProductTerms) && products.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(LoyaltyRedemption)
                && redemptions.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId) && storeIds.Contains(row.StoreId)))
            || (entry.EntityName == nameof(PartnerSession)
                && sessions.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId) && storeIds.Contains(row.StoreId)))
            || (entry.EntityName == nameof(Referral) && referrals.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(ReferralTerms) && terms.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId)))
            || (entry.EntityName == nameof(LoyaltyImport) && imports.Any(row => row.Id == entry.EntityId && programIds.Contains(row.ProgramId))));
    }
}
