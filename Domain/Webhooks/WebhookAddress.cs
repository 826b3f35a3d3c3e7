using System.Net;
using System.Net.Sockets;

namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// What may be called. A store's server often reaches what the internet does not, so an address must not lead back inside
/// </summary>
public static class WebhookAddress
{
    /// <summary>
    /// Longest address
    /// </summary>
    public const int MaxLength = 1000;

    private static readonly IPNetwork[] _insideV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"
        }.Select(IPNetwork.Parse)
    ];

    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    // Teredo, documentation, and 6to4, which leads to any address of version 4
    private static readonly IPNetwork[] _insideV6 = [.. new[] { "2001::/32", "2001:db8::/32", "2002::/16" }.Select(IPNetwork.Parse)];

    /// <summary>
    /// Says what is wrong with an address
    /// </summary>
    /// <param name="url">The address</param>
    /// <param name="allowHttp">Whether it may go without encryption</param>
    /// <param name="allowPrivate">Whether it may lead to this machine or its own network</param>
    public static WebhookAddressFault Check(string url, bool allowHttp, bool allowPrivate)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Length > MaxLength || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return WebhookAddressFault.NoAddress;
        if (uri.Scheme == Uri.UriSchemeHttp && !allowHttp)
            return WebhookAddressFault.NotEncrypted;

        return !allowPrivate && IsInsideName(uri.DnsSafeHost) ? WebhookAddressFault.Private : WebhookAddressFault.None;
    }

    /// <summary>
    /// Whether an IP address belongs to the public internet
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !_insideV4.Any(network => network.Contains(address));

        return _global.Contains(address) && !_insideV6.Any(network => network.Contains(address));
    }

    private static bool IsInsideName(string host)
    {
        if (IPAddress.TryParse(host, out var address))
            return !IsPublic(address);

        var name = host.TrimEnd('.');

        return !name.Contains('.') || new[] { ".localhost", ".local", ".internal" }.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>
/// What can be wrong with an address
/// </summary>
public enum WebhookAddressFault
{
    /// <summary>
    /// Nothing
    /// </summary>
    None,

    /// <summary>
    /// It is no complete address, is too long, or carries a password or a fragment
    /// </summary>
    NoAddress,

    /// <summary>
    /// It is not https
    /// </summary>
    NotEncrypted,

    /// <summary>
    /// It leads to this machine or its own network
    /// </summary>
    Private
}
