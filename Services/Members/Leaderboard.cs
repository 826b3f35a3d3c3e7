using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
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
    private readonly SpendablePoints _spendable;

    public Leaderboard(IRepository<Customer> customerRepository,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<PointsAccount> accountRepository,
        ITierService tierService,
        SpendablePoints spendable)
    {
        _customerRepository = customerRepository;
        _memberRepository = memberRepository;
        _accountRepository = accountRepository;
        _tierService = tierService;
        _spendable = spendable;
    }

    /// <inheritdoc />
    public async Task<IList<LeaderboardRow>> GetAsync(int programId, LeaderboardMetric by, int top)
    {
        var activeId = (int)MemberStatus.Active;
        var accounts = _accountRepository.Table.Where(account => account.ProgramId == programId);
        accounts = by == LeaderboardMetric.Lifetime
            ? accounts.Where(account => account.LifetimePoints > 0)
            : accounts.Where(account => account.Balance > 0);
        var found =
            from account in accounts
            join member in _memberRepository.Table on account.MemberId equals member.Id
            join customer in _customerRepository.Table on member.CustomerId equals customer.Id
            where !member.HiddenFromLeaderboard && member.StatusId == activeId && !customer.Deleted
            select new Place { Account = account, CustomerId = member.CustomerId, TierId = member.TierId, FirstName = customer.FirstName, LastName = customer.LastName };
        var ranked = by == LeaderboardMetric.Lifetime
            ? found.OrderByDescending(place => place.Account.LifetimePoints).ThenBy(place => place.Account.LifetimeReachedOnUtc).ThenBy(place => place.Account.MemberId)
            : found.OrderByDescending(place => place.Account.Balance).ThenBy(place => place.Account.BalanceReachedOnUtc).ThenBy(place => place.Account.MemberId);

        var tiers = (await _tierService.GetTiersAsync(programId)).ToDictionary(tier => tier.Id, tier => tier.Name);
        var places = by == LeaderboardMetric.Lifetime ? ranked.Take(top).ToList() : await TakeSpendableAsync(ranked, top);

        return places
            .Select((place, index) => new LeaderboardRow(index + 1, place.CustomerId, NameMask.Mask(place.FirstName, place.LastName),
                by == LeaderboardMetric.Lifetime ? place.Account.LifetimePoints : place.Account.Balance,
                tiers.GetValueOrDefault(place.TierId ?? 0)))
            .ToList();
    }

    /// <summary>
    /// Ranks by what can be spent now. Stored balances can only be higher, so that the first are found when as many were read that lost nothing
    /// </summary>
    private async Task<IList<Place>> TakeSpendableAsync(IQueryable<Place> ranked, int top)
    {
        for (var count = top; ; count *= 2)
        {
            var places = ranked.Take(count).ToList();
            var stored = places.ToDictionary(place => place, place => place.Account.Balance);
            await _spendable.LimitAsync(places.Select(place => place.Account).ToList());
            if (places.Count == count && places.Count(place => place.Account.Balance == stored[place]) < top)
                continue;

            return places.Where(place => place.Account.Balance > 0)
                .OrderByDescending(place => place.Account.Balance).ThenBy(place => place.Account.BalanceReachedOnUtc).ThenBy(place => place.Account.MemberId)
                .Take(top).ToList();
        }
    }

    private sealed class Place
    {
        public PointsAccount Account { get; init; }
        public int CustomerId { get; init; }
        public int? TierId { get; init; }
        public string FirstName { get; init; }
        public string LastName { get; init; }
    }
}
