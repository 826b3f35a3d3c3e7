namespace Nop.Plugin.Misc.Loyalty.Domain.Providers.Protocol;

/// <summary>
/// What both ends of the provider protocol know
/// </summary>
public static class ProviderProtocol
{
    /// <summary>
    /// Beginning of its addresses, without a slash
    /// </summary>
    public const string PREFIX = "api/loyalty/provider";
}
