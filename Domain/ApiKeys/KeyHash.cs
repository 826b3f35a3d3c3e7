#nullable enable
using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Domain.ApiKeys;

/// <summary>
/// Makes texts comparable by their bytes on every database: collations that take two letters for one, or ignore accents, see only hexadecimal digits
/// </summary>
public static class KeyHash
{
    /// <summary>
    /// Length of a hash
    /// </summary>
    public const int LENGTH = 64;

    /// <summary>
    /// Hashes a text
    /// </summary>
    public static string Of(string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
