using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// A customer's membership with its figures
/// </summary>
/// <param name="Member">The member</param>
/// <param name="Account">The figures, the balance as it can be spent; null when nothing was booked yet</param>
public sealed record Membership(LoyaltyMember Member, PointsAccount Account);

/// <summary>
/// Reads a customer's memberships with their figures in one statement, once for a page
/// </summary>
public class Memberships
{
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly IShortTermCacheManager _shortTermCacheManager;
    private readonly SpendablePoints _spendable;

    public Memberships(IRepository<LoyaltyMember> memberRepository,
        IRepository<PointsAccount> accountRepository,
        IShortTermCacheManager shortTermCacheManager,
        SpendablePoints spendable)
    {
        _memberRepository = memberRepository;
        _accountRepository = accountRepository;
        _shortTermCacheManager = shortTermCacheManager;
        _spendable = spendable;
    }

    /// <summary>
    /// Gets a customer's memberships
    /// </summary>
    public Task<IList<Membership>> GetAsync(int customerId)
    {
        return _shortTermCacheManager.GetAsync(() => ReadAsync(customerId), LoyaltyDefaults.MembershipsCacheKey, customerId);
    }

    private async Task<IList<Membership>> ReadAsync(int customerId)
    {
        var rows = await (from member in _memberRepository.Table
            where member.CustomerId == customerId
            join account in _accountRepository.Table on member.Id equals account.MemberId into accounts
            from account in accounts.DefaultIfEmpty()
            orderby member.Id
            select new { Member = member, Account = account }).ToListAsync();

        await _spendable.LimitAsync(rows.Where(row => row.Account is not null).Select(row => row.Account).ToList());

        return rows.Select(row => new Membership(row.Member, row.Account)).ToList();
    }
}
