using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Redemption;

/// <summary>
/// A discount that takes an amount off the order for points; all shoppers who spend the same amount share it
/// </summary>
public class SpendDiscount : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Amount in the primary store currency, unique in the program
    /// </summary>
    public decimal Amount { get; set; }

    /// <summary>
    /// The discount of nopCommerce
    /// </summary>
    public int DiscountId { get; set; }

    /// <summary>
    /// When it was last reserved; unused ones are switched off
    /// </summary>
    public DateTime LastUsedOnUtc { get; set; }
}
