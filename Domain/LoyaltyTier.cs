using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// A level of a programme, reached by lifetime spend
/// </summary>
public class LoyaltyTier : BaseEntity
{
    /// <summary>
    /// The programme
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Name
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Lifetime spend from which a member stands in it
    /// </summary>
    public decimal Threshold { get; set; }

    /// <summary>
    /// Factor applied to points earned by its members
    /// </summary>
    public decimal EarnMultiplier { get; set; }

    /// <summary>
    /// Colour as a CSS hex value
    /// </summary>
    public string Color { get; set; }

    /// <summary>
    /// Customer role its members are given
    /// </summary>
    public int? CustomerRoleId { get; set; }

    /// <summary>
    /// Order in lists
    /// </summary>
    public int DisplayOrder { get; set; }
}
