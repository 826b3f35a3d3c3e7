using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// Another shop or till that uses the programs of this one; of its secrets only hashes are stored
/// </summary>
public class LoyaltyPartner : BaseEntity
{
    /// <summary>
    /// Name given by the admin
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// The public half of its credentials
    /// </summary>
    public string ClientId { get; set; }

    /// <summary>
    /// Hash of the secret, lower-case hex
    /// </summary>
    public string SecretHash { get; set; }

    /// <summary>
    /// Hash of the secret before; null when there is none
    /// </summary>
    public string PreviousSecretHash { get; set; }

    /// <summary>
    /// Until when the secret before is accepted
    /// </summary>
    public DateTime? PreviousEndsOnUtc { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the programs it is limited to; empty means all
    /// </summary>
    public string ProgramIds { get; set; }

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
    /// When it last fetched a token
    /// </summary>
    public DateTime? LastUsedOnUtc { get; set; }
}
