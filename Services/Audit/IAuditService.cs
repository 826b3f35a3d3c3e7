using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Log of who changed what
/// </summary>
public interface IAuditService
{
    /// <summary>
    /// Writes a line
    /// </summary>
    Task LogAsync(string actor, string action, string entityName, int entityId, string oldValue, string newValue);

    /// <summary>
    /// Finds lines
    /// </summary>
    Task<IPagedList<AuditEntry>> FindAsync(AuditQuery wanted, int pageIndex, int pageSize);
}
