#nullable enable
using System.Buffers.Binary;
using Microsoft.AspNetCore.DataProtection;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// What the links under the mails say: whose mail of which kind it was. They never end, for mails are kept for years
/// </summary>
public class MailLinks(IDataProtectionProvider protection)
{
    private const string PURPOSE = "Nop.Plugin.Misc.Loyalty.MailLink.v1";
    private const int PAYLOAD_BYTES = 2 * sizeof(int);

    private readonly Seal _seal = new Seal(protection, PURPOSE);

    /// <summary>
    /// Makes the last part of a link's address
    /// </summary>
    public string Create(int memberId, MailKind kind)
    {
        Span<byte> payload = stackalloc byte[PAYLOAD_BYTES];
        BinaryPrimitives.WriteInt32BigEndian(payload, memberId);
        BinaryPrimitives.WriteInt32BigEndian(payload[sizeof(int)..], (int)kind);

        return _seal.Close(payload);
    }

    /// <summary>
    /// Reads whose mail of which kind it was; null when the address is none that this store wrote
    /// </summary>
    public (int MemberId, MailKind Kind)? Read(string? link)
    {
        return _seal.Open(link) is { Length: PAYLOAD_BYTES } payload && (MailKind)BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(sizeof(int))) is var kind && Enum.IsDefined(kind)
            ? (BinaryPrimitives.ReadInt32BigEndian(payload), kind)
            : null;
    }
}
