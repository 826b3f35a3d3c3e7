using Nop.Core;
using Nop.Core.Domain.Localization;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// A rule that gives points, as it is now
/// </summary>
public class EarningRule : BaseEntity, ILocalizedEntity, IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Name, shown to shoppers when the rule is public
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// What shoppers read below the name
    /// </summary>
    public string Description { get; set; }

    /// <summary>
    /// Identifier of the trigger
    /// </summary>
    public int TriggerId { get; set; }

    /// <summary>
    /// Whether it gives points
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// Whether shoppers see it under "How to earn"
    /// </summary>
    public bool Public { get; set; }

    /// <summary>
    /// Place in lists
    /// </summary>
    public int DisplayOrder { get; set; }

    /// <summary>
    /// Number of the version the definition is, from 1
    /// </summary>
    public int Version { get; set; }

    /// <summary>
    /// The definition of that version, as JSON
    /// </summary>
    public string Definition { get; set; }

    /// <summary>
    /// Whether it has been deleted; its versions and awards stay
    /// </summary>
    public bool Deleted { get; set; }

    /// <summary>
    /// When it was created
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it was last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// Reads the definition
    /// </summary>
    public RuleDefinition GetDefinition()
    {
        return RuleDefinition.Parse(Definition);
    }
}
