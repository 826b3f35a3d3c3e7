using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// Signs messages so that the other side can tell who sent them, and when
/// </summary>
public static class WebhookSignature
{
    private const string START = "whsec_";
    private const int RANDOM_BYTES = 32;

    /// <summary>
    /// Makes a new key
    /// </summary>
    public static string NewSecret()
    {
        return START + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RANDOM_BYTES));
    }

    /// <summary>
    /// The value of the header Loyalty-Signature
    /// </summary>
    /// <param name="secret">The key, as it was shown</param>
    /// <param name="timestamp">Seconds since 1970, UTC</param>
    /// <param name="body">The body, as it is sent</param>
    public static string For(string secret, long timestamp, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{body}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed));

        return string.Create(CultureInfo.InvariantCulture, $"t={timestamp},v1={Convert.ToHexStringLower(hash)}");
    }
}
