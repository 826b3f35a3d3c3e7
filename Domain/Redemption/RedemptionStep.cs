using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// One change of a redemption's state, written once. Redemption and number are unique, so that of two changes at once one wins
/// </summary>
public class RedemptionStep : BaseEntity
{
    /// <summary>
    /// The redemption
    /// </summary>
    public int RedemptionId { get; set; }

    /// <summary>
    /// Number of the step, from 1 without gaps
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// Identifier of the state it led to
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Why
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// Who
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// The attempt to place an order it belongs to
    /// </summary>
    public Guid? AttemptId { get; set; }

    /// <summary>
    /// When
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
