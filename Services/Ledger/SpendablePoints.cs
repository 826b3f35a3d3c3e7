using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Says what of a stored balance can be spent now. Points that have run out stay in it until the next booking or the scheduled task takes them;
/// whoever reads a balance to show or to offer it reads it through here
/// </summary>
public class SpendablePoints(IRepository<LoyaltyProgram> programRepository, IRepository<PointLot> lotRepository, TimeProvider time)
{
    /// <summary>
    /// Takes off the balances what has run out. The rows know when that happens next, so that the lots are only asked for then
    /// </summary>
    /// <param name="accounts">Accounts as they are stored; they are not to be stored again</param>
    public async Task LimitAsync(IList<PointsAccount> accounts)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        foreach (var account in accounts.Where(row => row.Balance > 0))
        {
            if (await programRepository.GetByIdAsync(account.ProgramId, cache => default) is { LedgerPolicy.InactivityDays: > 0 and var days }
                && account.LastActivityOnUtc.AddDays(days) <= nowUtc)
                account.Balance = 0;
        }

        var ended = accounts.Where(row => row.Balance > 0 && row.NextEndOnUtc <= nowUtc).ToDictionary(row => row.MemberId);
        if (ended.Count == 0)
            return;

        var memberIds = ended.Keys.ToList();
        foreach (var lot in await lotRepository.GetAllAsync(query => query
                     .Where(lot => memberIds.Contains(lot.MemberId) && lot.Remaining > 0 && lot.ExpiresOnUtc <= nowUtc)))
            ended[lot.MemberId].Balance = Math.Max(0, ended[lot.MemberId].Balance - lot.Remaining);
    }
}
