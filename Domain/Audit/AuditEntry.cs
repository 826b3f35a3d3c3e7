using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Audit;

/// <summary>
/// One line of the audit log: who changed what
/// </summary>
public class AuditEntry : BaseEntity
{
    /// <summary>
    /// Who acted
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// What was done
    /// </summary>
    public string Action { get; set; }

    /// <summary>
    /// Kind of thing it was done to
    /// </summary>
    public string EntityName { get; set; }

    /// <summary>
    /// Identifier of the thing
    /// </summary>
    public int EntityId { get; set; }

    /// <summary>
    /// Program it belongs to; 0 for none
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Identifiers of the stores it belongs to alone, separated by commas; empty for all, or for those of the program
    /// </summary>
    public string StoreIds { get; set; }

    /// <summary>
    /// Value before
    /// </summary>
    public string OldValue { get; set; }

    /// <summary>
    /// Value after
    /// </summary>
    public string NewValue { get; set; }

    /// <summary>
    /// When
    /// </summary>
    public DateTime OnUtc { get; set; }
}
