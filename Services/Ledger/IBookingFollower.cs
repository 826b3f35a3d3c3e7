using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Brings up to date what hangs on a member's points, after they were booked and before others are told
/// </summary>
public interface IBookingFollower
{
    /// <summary>
    /// Evaluates a member when ledger entries changed what the tiers are reached by
    /// </summary>
    /// <param name="member">The member</param>
    /// <param name="entries">Entries just booked</param>
    Task EvaluateAfterAsync(LoyaltyMember member, IEnumerable<LedgerEntry> entries);
}
