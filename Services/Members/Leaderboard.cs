using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// The members with the most points
/// </summary>
public class Leaderboard : ILeaderboard
{
    private readonly IRepository<Customer> _customerRepository;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly ITierService _tierService;

    public Leaderboard(IRepository<Customer> customerRepository,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<PointsAccount> accountRepository,
        ITierService tierService)
    {
        _customerRepository = customerRepository;
        _memberRepository = memberRepository;
        _accountRepository = accountRepository;
        _tierService = tierService;
    }

    /// <inheritdoc />
    public async Task<IList<LeaderboardRow>> GetAsync(int programId, LeaderboardMetric by, int top)
    {
        var activeId = (int)MemberStatus.Active;
        var accounts = _accountRepository.Table.Where(account => account.ProgramId == programId);
        accounts = by == LeaderboardMetric.Lifetime
            ? accounts.Where(account => account.LifetimePoints > 0)
            : accounts.Where(account => account.Balance > 0);
        var places =
            from account in accounts
            join member in _memberRepository.Table on account.MemberId equals member.Id
            join customer in _customerRepository.Table on member.CustomerId equals customer.Id
            where !member.HiddenFromLeaderboard && member.StatusId == activeId && !customer.Deleted
            select new { account, member.CustomerId, member.TierId, customer.FirstName, customer.LastName };
        places = by == LeaderboardMetric.Lifetime
            ? places.OrderByDescending(place => place.account.LifetimePoints).ThenBy(place => place.account.LifetimeReachedOnUtc).ThenBy(place => place.account.MemberId)
            : places.OrderByDescending(place => place.account.Balance).ThenBy(place => place.account.BalanceReachedOnUtc).ThenBy(place => place.account.MemberId);

        var tiers = (await _tierService.GetTiersAsync(programId)).ToDictionary(tier => tier.Id, tier => tier.Name);

        return places.Take(top).ToList()
            .Select((place, index) => new LeaderboardRow(index + 1, place.CustomerId, NameMask.Mask(place.FirstName, place.LastName),
                by == LeaderboardMetric.Lifetime ? place.account.LifetimePoints : place.account.Balance,
                tiers.GetValueOrDefault(place.TierId ?? 0)))
            .ToList();
    }
}
