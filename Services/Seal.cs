#nullable enable
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Writes a few bytes so that they can stand in an address and only this store reads them again. Sealed with the keys that the store's own cookies
/// are sealed with: those are shared by its web nodes and change by themselves
/// </summary>
internal sealed class Seal(IDataProtectionProvider protection, string purpose)
{
    private const int MAX_LENGTH = 1000;

    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    /// <summary>
    /// Seals bytes
    /// </summary>
    public string Close(ReadOnlySpan<byte> payload)
    {
        return Base64Url.EncodeToString(_protector.Protect(payload.ToArray()));
    }

    /// <summary>
    /// Reads sealed bytes; null when they are none of this store's or were changed
    /// </summary>
    public byte[]? Open(string? text)
    {
        if (text is null or { Length: 0 or > MAX_LENGTH } || !Base64Url.IsValid(text))
            return null;

        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
