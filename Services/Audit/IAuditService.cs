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
    /// Gets lines, newest first
    /// </summary>
    Task<IPagedList<AuditEntry>> GetEntriesAsync(string entityName = null, int entityId = 0, int pageIndex = 0, int pageSize = int.MaxValue);
}
