#nullable enable
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Client id and secret of a partner: the secret is 256 random bits, so a plain hash protects it as well as a slow one would
/// </summary>
public static class PartnerCredentials
{
    private const string ID_START = "lp_";
    private const string SECRET_START = "ls_";
    private const int ID_BYTES = 12;
    private const int SECRET_BYTES = 32;

    /// <summary>
    /// Longest client id or secret that can be one at all; spares the database other texts
    /// </summary>
    private const int MAX_LENGTH = 64;

    /// <summary>
    /// Makes a client id in letters of one case, because some databases do not tell them apart
    /// </summary>
    public static string NewClientId() => ID_START + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ID_BYTES));

    /// <summary>
    /// Makes a secret
    /// </summary>
    public static string NewSecret() => SECRET_START + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SECRET_BYTES));

    /// <summary>
    /// Whether two texts can be a client id and a secret
    /// </summary>
    public static bool AreWellFormed(string? clientId, string? secret)
    {
        return IsWellFormed(clientId, ID_START) && IsWellFormed(secret, SECRET_START);
    }

    private static bool IsWellFormed(string? text, string start)
    {
        return text is { Length: <= MAX_LENGTH } && text.StartsWith(start, StringComparison.Ordinal) && text.All(letter => letter is > ' ' and <= '~');
    }

    /// <summary>
    /// Whether a secret is the partner's, or the one before while that is still accepted
    /// </summary>
    public static bool IsSecretOf(LoyaltyPartner partner, string secret, DateTime nowUtc)
    {
        var hash = Encoding.ASCII.GetBytes(KeyHash.Of(secret));
        var present = Equals(partner.SecretHash);
        var before = Equals(partner.PreviousSecretHash);

        return present || (before && partner.PreviousEndsOnUtc > nowUtc);

        bool Equals(string? stored) => stored is not null && CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(stored));
    }
}
