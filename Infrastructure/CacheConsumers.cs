using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Services.Caching;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Forgets cached programs when one is saved
/// </summary>
public class ProgramCacheConsumer : CacheEventConsumer<LoyaltyProgram>
{
}

/// <summary>
/// Forgets a cached partner when it is saved
/// </summary>
public class PartnerCacheConsumer : CacheEventConsumer<LoyaltyPartner>
{
}

/// <summary>
/// Forgets which providers stores work with when that is saved
/// </summary>
public class ProviderConfigurationCacheConsumer : CacheEventConsumer<ProviderConfiguration>
{
}

/// <summary>
/// Forgets cached tiers when one is saved
/// </summary>
public class TierCacheConsumer : CacheEventConsumer<LoyaltyTier>
{
}

/// <summary>
/// Forgets cached earning rules when one is saved
/// </summary>
public class EarningRuleCacheConsumer : CacheEventConsumer<EarningRule>
{
}

/// <summary>
/// Forgets cached tier policies when one is saved
/// </summary>
public class TierPolicyCacheConsumer : CacheEventConsumer<TierPolicy>
{
}

/// <summary>
/// Forgets what programs say of products when that is saved
/// </summary>
public class ProductTermsCacheConsumer : CacheEventConsumer<ProductTerms>
{
}

/// <summary>
/// Forgets cached rewards when one is saved
/// </summary>
public class RewardCacheConsumer : CacheEventConsumer<LoyaltyReward>
{
}
