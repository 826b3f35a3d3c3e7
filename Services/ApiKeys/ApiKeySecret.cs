using System.Buffers.Text;
using System.Security.Cryptography;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

/// <summary>
/// The secret part of an API key: 256 random bits, so a plain hash protects it as well as a slow one would
/// </summary>
public static class ApiKeySecret
{
    private const string Start = "lk_";
    private const int RandomBytes = 32;
    private const int ShownCharacters = 10;

    // "lk_" and 32 bytes in base64 without padding
    private const int Length = 46;

    /// <summary>
    /// Makes a new secret
    /// </summary>
    public static string Create() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>
    /// Whether a text can be a secret at all; spares the database other texts
    /// </summary>
    public static bool IsWellFormed(string secret) =>
        secret is { Length: Length } && secret.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>
    /// The hash to store, lower-case hex
    /// </summary>
    public static string Hash(string secret) => KeyHash.Of(secret);

    /// <summary>
    /// The first characters, by which people recognise it
    /// </summary>
    public static string PrefixOf(string secret) => secret[..ShownCharacters];
}
