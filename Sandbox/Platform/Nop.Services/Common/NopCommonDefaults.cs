namespace Nop.Services.Common;

public static partial class NopCommonDefaults
{
    public static CacheKey GenericAttributeCacheKey => new("Nop.genericattribute.{0}-{1}");
}
