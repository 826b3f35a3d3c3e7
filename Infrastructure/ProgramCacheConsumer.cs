using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Caching;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Forgets cached programmes when one is saved
/// </summary>
public class ProgramCacheConsumer : CacheEventConsumer<LoyaltyProgram>
{
}
