#nullable enable
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Short-lived tokens of partners. Sealed with the keys that the store's own cookies are sealed with: those are shared by its web nodes and
/// change by themselves, and no table is read to know a token for genuine
/// </summary>
public class PartnerTokens
{
    /// <summary>
    /// Seconds for which a token is good
    /// </summary>
    public const int LIFETIME_SECONDS = 15 * 60;

    private const string PURPOSE = "Nop.Plugin.Misc.Loyalty.PartnerToken.v1";
    private const int MAX_LENGTH = 1000;
    private const int PAYLOAD_BYTES = 12;

    private readonly IDataProtector _protector;
    private readonly TimeProvider _time;

    public PartnerTokens(IDataProtectionProvider protection, TimeProvider time)
    {
        _protector = protection.CreateProtector(PURPOSE);
        _time = time;
    }

    /// <summary>
    /// Makes a token for a partner
    /// </summary>
    public string Create(int partnerId)
    {
        Span<byte> payload = stackalloc byte[PAYLOAD_BYTES];
        BinaryPrimitives.WriteInt32BigEndian(payload, partnerId);
        BinaryPrimitives.WriteInt64BigEndian(payload[sizeof(int)..], _time.GetUtcNow().ToUnixTimeSeconds() + LIFETIME_SECONDS);

        return Base64Url.EncodeToString(_protector.Protect(payload.ToArray()));
    }

    /// <summary>
    /// Reads whose token it is; null when it is none of this store's, was changed, or has ended
    /// </summary>
    public int? Read(string? token)
    {
        if (token is null or { Length: 0 or > MAX_LENGTH } || !Base64Url.IsValid(token))
            return null;

        try
        {
            var payload = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            if (payload.Length != PAYLOAD_BYTES || BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(sizeof(int))) <= _time.GetUtcNow().ToUnixTimeSeconds())
                return null;

            return BinaryPrimitives.ReadInt32BigEndian(payload);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
