using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// The only way to change points, and the place to read them
/// </summary>
public interface ILedgerService
{
    /// <summary>
    /// Decides and books a command. Expected failures come back as errors; nothing is booked then
    /// </summary>
    /// <param name="command">What is wished</param>
    /// <param name="alongside">Rows to write in the same transaction, given the entry; an error it returns undoes the booking.
    /// It may run again when another writer was faster, and does not run for a command booked before</param>
    Task<Result<LedgerReceipt>> ExecuteAsync(LedgerCommand command, Func<LedgerEntry, Task<LoyaltyError>> alongside = null);

    /// <summary>
    /// Decides and books a command that is made of what is found when the member is read, which is read once for both
    /// </summary>
    /// <param name="address">Whose points</param>
    /// <param name="idempotencyKey">The command's key</param>
    /// <param name="make">Makes the command, or refuses. What was booked before under the key is found, too: it is to be made again as it was then.
    /// Who it is about and the key are put into it</param>
    /// <param name="alongside">Rows to write in the same transaction</param>
    Task<Result<LedgerReceipt>> ExecuteAsync(MemberAddress address, string idempotencyKey, Func<LedgerReading, Result<LedgerCommand>> make,
        Func<LedgerEntry, Task<LoyaltyError>> alongside = null);

    /// <summary>
    /// Gets a member's figures, of the balance what can be spent now; all zero when nothing was ever booked
    /// </summary>
    Task<PointsAccount> GetAccountAsync(int memberId);

    /// <summary>
    /// Gets the figures of several members, of each balance what can be spent now, keyed by member
    /// </summary>
    Task<IDictionary<int, PointsAccount>> GetAccountsAsync(IList<int> memberIds);

    /// <summary>
    /// Gets the newest entries below a version (all when it is null), newest first
    /// </summary>
    Task<IList<LedgerEntry>> GetEntriesAsync(int memberId, int pageSize, long? beforeVersion = null, EntryReference reference = null);

    /// <summary>
    /// Gets what a shopper is shown of them: entries that move points. Those that only note money spent are left out
    /// </summary>
    /// <param name="memberId">Member</param>
    /// <param name="pageSize">How many</param>
    /// <param name="beforeVersion">Only those below this version; null for the newest</param>
    /// <param name="types">Only those of these types; null for all</param>
    Task<IList<LedgerEntry>> GetStatementAsync(int memberId, int pageSize, long? beforeVersion = null, IReadOnlyList<LedgerEntryType> types = null);

    /// <summary>
    /// Gets one page of entries, newest first. Versions have no gaps, so any page is read straight from the index
    /// </summary>
    Task<IPagedList<LedgerEntry>> GetEntriesPagedAsync(int memberId, int pageIndex, int pageSize);

    /// <summary>
    /// Gets the entries caused by one thing, oldest first
    /// </summary>
    Task<IList<LedgerEntry>> GetEntriesByReferenceAsync(int programId, string referenceType, string referenceId);

    /// <summary>
    /// Expires what is due, member by member; a member that fails is logged and passed over
    /// </summary>
    /// <returns>Number of members that lost points</returns>
    Task<int> ExpireDueAsync();

    /// <summary>
    /// Recomputes every balance, lot and version from the entries
    /// </summary>
    Task<VerificationReport> VerifyAsync();
}
