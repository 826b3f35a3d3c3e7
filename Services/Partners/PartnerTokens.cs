#nullable enable
using System.Buffers.Binary;
using Microsoft.AspNetCore.DataProtection;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Short-lived tokens of partners: no table is read to know a token for genuine
/// </summary>
public class PartnerTokens(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>
    /// Seconds for which a token is good
    /// </summary>
    public const int LIFETIME_SECONDS = 15 * 60;

    private const string PURPOSE = "Nop.Plugin.Misc.Loyalty.PartnerToken.v1";
    private const int PAYLOAD_BYTES = 12;

    private readonly Seal _seal = new Seal(protection, PURPOSE);

    /// <summary>
    /// Makes a token for a partner
    /// </summary>
    public string Create(int partnerId)
    {
        Span<byte> payload = stackalloc byte[PAYLOAD_BYTES];
        BinaryPrimitives.WriteInt32BigEndian(payload, partnerId);
        BinaryPrimitives.WriteInt64BigEndian(payload[sizeof(int)..], time.GetUtcNow().ToUnixTimeSeconds() + LIFETIME_SECONDS);

        return _seal.Close(payload);
    }

    /// <summary>
    /// Reads whose token it is; null when it is none of this store's, was changed, or has ended
    /// </summary>
    public int? Read(string? token)
    {
        return _seal.Open(token) is { Length: PAYLOAD_BYTES } payload
            && BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(sizeof(int))) > time.GetUtcNow().ToUnixTimeSeconds()
                ? BinaryPrimitives.ReadInt32BigEndian(payload)
                : null;
    }
}
