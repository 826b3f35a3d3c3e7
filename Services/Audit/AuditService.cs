using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Log of who changed what
/// </summary>
public class AuditService(IRepository<AuditEntry> auditRepository, TimeProvider time) : IAuditService
{
    /// <inheritdoc />
    public Task LogAsync(string actor, string action, BaseEntity subject, string oldValue, string newValue, BaseEntity owner = null)
    {
        var (programId, storeIds) = BelongsTo(owner ?? subject);

        return InsertAsync(actor, action, subject.GetType().Name, subject.Id, oldValue, newValue, programId, storeIds);
    }

    /// <inheritdoc />
    public Task LogAsync(string actor, string action, string entityName, int entityId, string oldValue, string newValue, string storeIds = null)
    {
        return InsertAsync(actor, action, entityName, entityId, oldValue, newValue, 0, storeIds);
    }

    private static (int ProgramId, string StoreIds) BelongsTo(BaseEntity entity) => entity switch
    {
        LoyaltyProgram program => (program.Id, null),
        LoyaltyRedemption redemption => (redemption.ProgramId, IdList.Format([redemption.StoreId])),
        PartnerSession session => (session.ProgramId, IdList.Format([session.StoreId])),
        IProgramPart part => (part.ProgramId, null),
        LoyaltyApiKey key => (0, key.StoreIds),
        LoyaltyPartner partner => (0, partner.StoreIds),
        Webhook webhook => (0, webhook.StoreIds),
        _ => (0, null)
    };

    private Task InsertAsync(string actor, string action, string entityName, int entityId, string oldValue, string newValue, int programId, string storeIds)
    {
        return auditRepository.InsertAsync(new AuditEntry
        {
            Actor = actor,
            Action = action,
            EntityName = entityName,
            EntityId = entityId,
            ProgramId = programId,
            StoreIds = string.IsNullOrWhiteSpace(storeIds) ? null : storeIds,
            OldValue = oldValue,
            NewValue = newValue,
            OnUtc = time.GetUtcNow().UtcDateTime
        }, false);
    }

    /// <inheritdoc />
    public async Task<IPagedList<AuditEntry>> FindAsync(AuditQuery wanted, int pageIndex, int pageSize)
    {
        return await auditRepository.GetAllPagedAsync(query =>
        {
            if (wanted.Limit is { } limit)
                query = limit(query);
            if (!string.IsNullOrWhiteSpace(wanted.Actor))
                query = query.Where(entry => entry.Actor == wanted.Actor);
            if (!string.IsNullOrWhiteSpace(wanted.Action))
                query = query.Where(entry => entry.Action == wanted.Action);
            if (!string.IsNullOrEmpty(wanted.EntityName))
                query = query.Where(entry => entry.EntityName == wanted.EntityName);
            if (wanted.EntityId > 0)
                query = query.Where(entry => entry.EntityId == wanted.EntityId);
            if (wanted.FromUtc is { } fromUtc)
                query = query.Where(entry => entry.OnUtc >= fromUtc);
            if (wanted.BeforeUtc is { } beforeUtc)
                query = query.Where(entry => entry.OnUtc < beforeUtc);

            return wanted.OldestFirst
                ? query.OrderBy(entry => entry.OnUtc).ThenBy(entry => entry.Id)
                : query.OrderByDescending(entry => entry.OnUtc).ThenByDescending(entry => entry.Id);
        }, pageIndex, pageSize);
    }
}
