using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// What to look for in the audit log; what is not set does not limit
/// </summary>
public sealed record AuditQuery
{
    /// <summary>
    /// Who acted: the whole e-mail address of a customer, or the actor as it is stored
    /// </summary>
    public string Actor { get; init; }

    /// <summary>
    /// What was done, one of <see cref="AuditActions"/>
    /// </summary>
    public string Action { get; init; }

    /// <summary>
    /// Kind of thing it was done to
    /// </summary>
    public string EntityName { get; init; }

    /// <summary>
    /// Identifier of the thing; 0 for all
    /// </summary>
    public int EntityId { get; init; }

    /// <summary>
    /// At this moment or later
    /// </summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>
    /// Before this moment
    /// </summary>
    public DateTime? BeforeUtc { get; init; }

    /// <summary>
    /// Leaves out what may not be seen; null for nothing
    /// </summary>
    public Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> Limit { get; init; }

    /// <summary>
    /// Whether the oldest come first
    /// </summary>
    public bool OldestFirst { get; init; }
}
