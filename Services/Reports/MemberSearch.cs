using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// Finds members for admins
/// </summary>
public class MemberSearch(IRepository<Customer> customerRepository, IRepository<LoyaltyMember> memberRepository, IRepository<PointsAccount> accountRepository)
{
    /// <summary>
    /// Finds members
    /// </summary>
    /// <param name="programId">Program; 0 for all</param>
    /// <param name="email">Part of the customer's e-mail address</param>
    /// <param name="name">Part of the customer's first or last name</param>
    /// <param name="cardNumber">Card number</param>
    /// <param name="tierId">Tier; 0 for all</param>
    /// <param name="status">Status; null for all</param>
    /// <param name="pageIndex">Page index</param>
    /// <param name="pageSize">Page size</param>
    /// <param name="sort">Order; by points means the balance</param>
    /// <param name="programIds">Only those of these programs; null for all</param>
    public async Task<IPagedList<LoyaltyMember>> FindAsync(int programId = 0, string email = null, string name = null, string cardNumber = null,
        int tierId = 0, MemberStatus? status = null, int pageIndex = 0, int pageSize = int.MaxValue, GridSort sort = GridSort.Newest,
        IList<int> programIds = null)
    {
        return await memberRepository.GetAllPagedAsync(query =>
        {
            if (programId > 0)
                query = query.Where(member => member.ProgramId == programId);
            if (programIds is not null)
                query = query.Where(member => programIds.Contains(member.ProgramId));
            if (tierId > 0)
                query = query.Where(member => member.TierId == tierId);
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(member => member.StatusId == statusId);
            }
            if (!string.IsNullOrWhiteSpace(cardNumber))
            {
                var card = CardNumbers.Normalise(cardNumber);
                query = query.Where(member => member.CardNumber == card);
            }
            if (!string.IsNullOrWhiteSpace(email))
            {
                //a whole address is found by its index; for a part of one all are looked through
                var address = email.Trim();
                query = customerRepository.Table.Any(customer => customer.Email == address)
                    ? from member in query
                      join customer in customerRepository.Table on member.CustomerId equals customer.Id
                      where customer.Email == address
                      select member
                    : from member in query
                      join customer in customerRepository.Table on member.CustomerId equals customer.Id
                      where customer.Email.Contains(address)
                      select member;
            }
            if (!string.IsNullOrWhiteSpace(name))
            {
                var part = name.Trim();
                query = from member in query
                    join customer in customerRepository.Table on member.CustomerId equals customer.Id
                    where customer.FirstName.Contains(part) || customer.LastName.Contains(part)
                    select member;
            }

            if (sort is GridSort.MostPoints or GridSort.MostEarned)
                return ByPoints(query, programId, sort);

            return sort == GridSort.Oldest ? query.OrderBy(member => member.Id) : query.OrderByDescending(member => member.Id);
        }, pageIndex, pageSize);
    }

    /// <summary>
    /// Orders members by their accounts, which are read in the order of their index; members without an account have no points to be ordered by
    /// </summary>
    private IQueryable<LoyaltyMember> ByPoints(IQueryable<LoyaltyMember> members, int programId, GridSort sort)
    {
        var accounts = accountRepository.Table;
        if (programId > 0)
            accounts = accounts.Where(account => account.ProgramId == programId);
        var rows = from account in accounts
            join member in members on account.MemberId equals member.Id
            select new { account, member };
        rows = sort == GridSort.MostPoints
            ? rows.OrderByDescending(row => row.account.Balance).ThenBy(row => row.account.BalanceReachedOnUtc).ThenBy(row => row.account.MemberId)
            : rows.OrderByDescending(row => row.account.LifetimePoints).ThenBy(row => row.account.LifetimeReachedOnUtc).ThenBy(row => row.account.MemberId);

        return rows.Select(row => row.member);
    }
}
