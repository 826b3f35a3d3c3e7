using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// A customer's membership with its figures
/// </summary>
/// <param name="Member">The member</param>
/// <param name="Account">The figures, the balance as it can be spent; null when nothing was booked yet</param>
/// <param name="Standing">The tier that was earned; null for who was never placed</param>
public sealed record Membership(LoyaltyMember Member, PointsAccount Account, TierStanding Standing);

/// <summary>
/// Reads a customer's memberships with their figures, and what is redeemed at present, in one statement, once for a page
/// </summary>
public class Memberships(IRepository<Customer> customerRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<PointsAccount> accountRepository,
    IRepository<TierStanding> standingRepository,
    IRepository<WaitingOrder> waitingRepository,
    IShortTermCacheManager shortTermCacheManager,
    Lazy<WaitingOrders> waitingOrders,
    PlacedOrdersWork placedOrders,
    SpendablePoints spendable)
{
    private readonly Dictionary<int, IList<LoyaltyRedemption>> _live = [];

    /// <summary>
    /// Gets a customer's memberships, with the points of the orders that were just placed: what is still to be worked out for them is brought forward
    /// </summary>
    public Task<IList<Membership>> GetAsync(int customerId)
    {
        return shortTermCacheManager.GetAsync(async () => (await ReadAsync(customerId)).Memberships, LoyaltyDefaults.MembershipsCacheKey, customerId);
    }

    /// <summary>
    /// Gets a customer's reserved and claimed redemptions in a store as they are stored now, oldest first, and with them the memberships as they are now
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveAsync(int customerId, int storeId)
    {
        var (memberships, live) = await ReadAsync(customerId);
        shortTermCacheManager.Remove(LoyaltyDefaults.MembershipsCacheKey.Key, customerId);
        await shortTermCacheManager.GetAsync(() => Task.FromResult(memberships), LoyaltyDefaults.MembershipsCacheKey, customerId);

        return live.Where(redemption => redemption.StoreId == storeId).ToList();
    }

    /// <summary>
    /// Takes the reserved and claimed redemptions that came with the memberships, once: who keeps them hears of what is done to them. Null when they were taken, or the
    /// memberships were not read
    /// </summary>
    public IList<LoyaltyRedemption> TakeLive(int customerId, int storeId)
    {
        return _live.Remove(customerId, out var live) ? live.Where(redemption => redemption.StoreId == storeId).ToList() : null;
    }

    private async Task<(IList<Membership> Memberships, IList<LoyaltyRedemption> Live)> ReadAsync(int customerId)
    {
        if (!WaitingOrders.IsSettling)
            await placedOrders.FinishAsync(customerId);
        var (memberships, live, waits) = await ReadRowsAsync(customerId);
        if (waits && !WaitingOrders.IsSettling)
        {
            // another process was to do it, or this one before it was started again
            if (await waitingOrders.Value.SettleAsync(customerId))
                (memberships, live, _) = await ReadRowsAsync(customerId);
        }
        _live[customerId] = live;

        return (memberships, live);
    }

    private async Task<(IList<Membership> Memberships, IList<LoyaltyRedemption> Live, bool Waits)> ReadRowsAsync(int customerId)
    {
        var redemptions = redemptionRepository.Table.Live();
        // from the customer, so that one row comes also for whom no membership is there yet
        var rows = from customer in customerRepository.Table
            where customer.Id == customerId
            join member in memberRepository.Table on customer.Id equals member.CustomerId into members
            from member in members.DefaultIfEmpty()
            join account in accountRepository.Table on member.Id equals account.MemberId into accounts
            from account in accounts.DefaultIfEmpty()
            join standing in standingRepository.Table on member.Id equals standing.MemberId into standings
            from standing in standings.DefaultIfEmpty()
            from live in redemptions.Where(redemption => redemption.CustomerId == customerId).DefaultIfEmpty()
            select new
            {
                Member = member, Account = account, Standing = standing, Live = live,
                Waits = waitingRepository.Table.Any(waiting => waiting.CustomerId == customer.Id)
            };

        return await GatherAsync((await rows.ToListAsync()).Select(row => (row.Member, row.Account, row.Standing, row.Waits, row.Live)).ToList());
    }

    private async Task<(IList<Membership> Memberships, IList<LoyaltyRedemption> Live, bool Waits)> GatherAsync(
        IList<(LoyaltyMember Member, PointsAccount Account, TierStanding Standing, bool Waits, LoyaltyRedemption Live)> rows)
    {
        // every membership comes with every redemption
        var memberships = rows.Where(row => row.Member is not null).DistinctBy(row => row.Member.Id).OrderBy(row => row.Member.Id)
            .Select(row => new Membership(row.Member, row.Account, row.Standing)).ToList();
        await spendable.LimitAsync(memberships.Where(row => row.Account is not null).Select(row => row.Account).ToList());

        return (memberships, rows.Where(row => row.Live is not null).Select(row => row.Live).DistinctBy(row => row.Id).OrderBy(row => row.Id).ToList(), rows.Any(row => row.Waits));
    }
}
