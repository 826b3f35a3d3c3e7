#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// The key under which a command is booked once. Case and outer spaces do not count; everything else does, byte by byte. Databases compare
/// texts by a collation, for which é can be e and ß can be ss: a key with such letters is stored as its hash
/// </summary>
public static class LedgerKey
{
    private const string HASHED = "utf8:";

    /// <summary>
    /// The key as it is stored
    /// </summary>
    public static string Of(string key)
    {
        var plain = Plain(key);

        return plain.All(letter => letter is >= ' ' and <= '~') ? plain : HASHED + KeyHash.Of(plain);
    }

    /// <summary>
    /// The key as versions before 4.90.4 stored it
    /// </summary>
    public static string Plain(string key)
    {
        return key.Trim().ToLowerInvariant();
    }
}
