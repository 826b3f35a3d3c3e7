using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Seals secrets and personal data that have to be read again, with the keys the store's own cookies are sealed with. What was sealed for one purpose is read for no other
/// </summary>
public class StoreSeal(IDataProtectionProvider protection)
{
    /// <summary>
    /// Secrets of providers
    /// </summary>
    public const string SECRET = "Nop.Plugin.Misc.Loyalty.ProviderSecret.v1";

    /// <summary>
    /// What shoppers identify themselves by
    /// </summary>
    public const string IDENTIFIER = "Nop.Plugin.Misc.Loyalty.ProviderIdentifier.v1";

    /// <summary>
    /// Seals a text; null and empty stay null
    /// </summary>
    public string Seal(string purpose, string text)
    {
        return string.IsNullOrEmpty(text) ? null : protection.CreateProtector(purpose).Protect(text);
    }

    /// <summary>
    /// Reads a sealed text; null when the keys it was sealed with are gone, or it was changed
    /// </summary>
    public string Open(string purpose, string text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        try
        {
            return protection.CreateProtector(purpose).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
