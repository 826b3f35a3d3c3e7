using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Services.Caching;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Forgets the cached webhooks when one is saved
/// </summary>
public class WebhookCacheConsumer : CacheEventConsumer<Webhook>
{
}
