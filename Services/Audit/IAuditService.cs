using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Audit;

/// <summary>
/// Log of who changed what
/// </summary>
public interface IAuditService
{
    /// <summary>
    /// Writes a line about something of the plugin's own. It keeps the program and the stores that the thing belongs to now, for whoever is limited to some
    /// </summary>
    /// <param name="actor">Who did it</param>
    /// <param name="action">What was done, one of <see cref="AuditActions"/></param>
    /// <param name="subject">What it was done to</param>
    /// <param name="oldValue">Value before</param>
    /// <param name="newValue">Value after</param>
    /// <param name="owner">What the subject belongs to, when it does not say so itself</param>
    Task LogAsync(string actor, string action, BaseEntity subject, string oldValue, string newValue, BaseEntity owner = null);

    /// <summary>
    /// Writes a line about something that is no row of the plugin's; it concerns all stores, or those named
    /// </summary>
    Task LogAsync(string actor, string action, string entityName, int entityId, string oldValue, string newValue, string storeIds = null);

    /// <summary>
    /// Finds lines
    /// </summary>
    Task<IPagedList<AuditEntry>> FindAsync(AuditQuery wanted, int pageIndex, int pageSize);
}
