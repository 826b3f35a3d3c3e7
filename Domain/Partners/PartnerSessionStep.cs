using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// A change of a session's state, written once
/// </summary>
public class PartnerSessionStep : BaseEntity
{
    /// <summary>
    /// The session
    /// </summary>
    public int SessionId { get; set; }

    /// <summary>
    /// Number of the step, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// Identifier of the state it led to
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of the call that took it
    /// </summary>
    public int Sequence { get; set; }

    /// <summary>
    /// When
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
