using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Log of who changed what
/// </summary>
public class AuditService : IAuditService
{
    private readonly IRepository<AuditEntry> _auditRepository;

    public AuditService(IRepository<AuditEntry> auditRepository)
    {
        _auditRepository = auditRepository;
    }

    /// <inheritdoc />
    public async Task LogAsync(string actor, string action, string entityName, int entityId, string oldValue, string newValue)
    {
        await _auditRepository.InsertAsync(new AuditEntry
        {
            Actor = actor,
            Action = action,
            EntityName = entityName,
            EntityId = entityId,
            OldValue = oldValue,
            NewValue = newValue,
            OnUtc = DateTime.UtcNow
        }, false);
    }

    /// <inheritdoc />
    public async Task<IPagedList<AuditEntry>> GetEntriesAsync(string entityName = null, int entityId = 0, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        return await _auditRepository.GetAllPagedAsync(query =>
        {
            if (!string.IsNullOrEmpty(entityName))
                query = query.Where(entry => entry.EntityName == entityName);
            if (entityId > 0)
                query = query.Where(entry => entry.EntityId == entityId);

            return query.OrderByDescending(entry => entry.Id);
        }, pageIndex, pageSize);
    }
}
