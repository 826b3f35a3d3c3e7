using Nop.Core.Caching;

namespace Nop.Services.Common;

/// <summary>
/// Constants of the common services.
/// </summary>
public static partial class NopCommonDefaults
{
    public static CacheKey GenericAttributeCacheKey => new("Nop.genericattribute.{0}-{1}");
}
