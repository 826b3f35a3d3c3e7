using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.ApiKeys;

/// <summary>
/// A key that lets a program call the API; only its hash is stored
/// </summary>
public class LoyaltyApiKey : BaseEntity
{
    /// <summary>
    /// Name given by the admin
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// First characters of the key, to recognise it in lists
    /// </summary>
    public string Prefix { get; set; }

    /// <summary>
    /// Hash of the key, lower-case hex
    /// </summary>
    public string KeyHash { get; set; }

    /// <summary>
    /// Granted scopes, separated by spaces
    /// </summary>
    public string Scopes { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the stores it is limited to; empty means all
    /// </summary>
    public string StoreIds { get; set; }

    /// <summary>
    /// When it was made
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it was revoked
    /// </summary>
    public DateTime? RevokedOnUtc { get; set; }

    /// <summary>
    /// When it was last used
    /// </summary>
    public DateTime? LastUsedOnUtc { get; set; }
}
