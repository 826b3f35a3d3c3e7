using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// The part of the audit log that the current admin may see. Whoever is limited to stores sees the lines of his programs, those of keys, partners
/// and webhooks that reach no other store, and nothing of what concerns all stores
/// </summary>
public class AuditScope(IAdminStores adminStores, IRepository<AuditEntry> auditRepository)
{
    /// <summary>
    /// Gets what leaves out the lines that may not be seen; null when nothing is left out
    /// </summary>
    public async Task<Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>>> LimitAsync()
    {
        var scope = await adminStores.GetScopeAsync();
        if (!scope.IsLimited)
            return null;

        var programIds = await adminStores.GetProgramIdsAsync();
        //the stores are text, which a database cannot compare with others; there are few different ones
        var stores = (await auditRepository.Table.Where(entry => entry.StoreIds != null).Select(entry => entry.StoreIds).Distinct().ToListAsync())
            .Where(scope.MayChange).ToList();

        return entries => entries.Where(entry => (entry.StoreIds == null && programIds.Contains(entry.ProgramId))
            || (stores.Contains(entry.StoreIds) && (entry.ProgramId == 0 || programIds.Contains(entry.ProgramId))));
    }
}
