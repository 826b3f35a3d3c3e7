using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// A rule as it was saved once: written once, never changed
/// </summary>
public class EarningRuleVersion : BaseEntity
{
    /// <summary>
    /// The rule
    /// </summary>
    public int RuleId { get; set; }

    /// <summary>
    /// Number, from 1, unique in the rule
    /// </summary>
    public int Version { get; set; }

    /// <summary>
    /// Name at that time
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// The definition, as JSON
    /// </summary>
    public string Definition { get; set; }

    /// <summary>
    /// Who saved it
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// When it was saved
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
