using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Privacy;

/// <summary>
/// The wish to erase what is personal about a customer who was wiped. It is there until all of it is done, so that what interrupts the work, at
/// whichever step, leaves something by which it is finished
/// </summary>
public class ErasureRequest : BaseEntity
{
    /// <summary>
    /// The customer
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// The address the customer had, which nobody else knows any more; null when it was not told
    /// </summary>
    public string Email { get; set; }

    /// <summary>
    /// When it was asked for
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
