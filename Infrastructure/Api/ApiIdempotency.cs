using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Turns a client's idempotency key into the ledger's.</summary>
public static class ApiIdempotency
{
    /// <summary>
    /// A key of fixed length that belongs to the caller alone. Hashed, because some databases compare text without
    /// regard to case and two clients' keys may differ in case only. Without a key the call is a new one each time.
    /// </summary>
    public static string LedgerKey(string caller, string clientKey) => clientKey is null
        ? $"api:{caller}:new:{Guid.NewGuid():N}"
        : $"api:{caller}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clientKey)))}";
}
