using Nop.Core;
using Nop.Core.Domain.Localization;

namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// A level of a program, reached by what its tier policy measures
/// </summary>
public class LoyaltyTier : BaseEntity, ILocalizedEntity, IProgramPart, IArranged
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Name
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Figure from which a member stands in it: money in the primary store currency, or points
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

    /// <summary>
    /// What the tier brings besides, in words, by language
    /// </summary>
    public string Benefits { get; set; }

    /// <summary>
    /// Points for entering it, once for each member; 0 for none
    /// </summary>
    public long WelcomeBonus { get; set; }

    /// <summary>
    /// Sign shown with the name, one character or a few
    /// </summary>
    public string Icon { get; set; }
}
