using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// An order that was placed and whose points are still to be worked out
/// </summary>
public class WaitingOrder : BaseEntity
{
    /// <summary>
    /// The order
    /// </summary>
    public int OrderId { get; set; }

    /// <summary>
    /// Its customer, whose orders are worked out in turn
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// When it was placed
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
