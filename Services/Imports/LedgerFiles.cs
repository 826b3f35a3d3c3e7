using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// Writes members and transactions as files that can be imported again. Rows are read in parts, in the order of their numbers, and written at once
/// </summary>
public class LedgerFiles(ICustomerService customerService,
    ILedgerService ledgerService,
    IRepository<Customer> customerRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LotMovement> movementRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointLot> lotRepository,
    ITierService tierService,
    TimeProvider time)
{
    private const int PART = 500;

    /// <summary>
    /// Writes the members of a program
    /// </summary>
    public async Task WriteMembersAsync(IRecordWriter file, int programId)
    {
        var last = 0;
        await WriteMembersAsync(file, async () =>
        {
            var members = await memberRepository.GetAllAsync(query => query.Where(member => member.ProgramId == programId && member.Id > last).OrderBy(member => member.Id).Take(PART));
            last = members.LastOrDefault()?.Id ?? last;

            return members;
        });
    }

    /// <summary>
    /// Writes members
    /// </summary>
    /// <param name="file">File</param>
    /// <param name="next">Gets the next members; none at the end</param>
    public async Task WriteMembersAsync(IRecordWriter file, Func<Task<IList<LoyaltyMember>>> next)
    {
        await file.WriteAsync("CardNumber", "Email", "Name", "ExternalId", "ExternalType", "Status", "StatusReason", "Tier", "Balance", "Lots", "Pending",
            "LifetimePoints", "LifetimeSpend", "EnrolledOn");
        var tiers = new Dictionary<int, Dictionary<int, string>>();
        while (await next() is { Count: > 0 } members)
        {
            foreach (var programId in members.Select(member => member.ProgramId).Where(id => !tiers.ContainsKey(id)).Distinct().ToList())
                tiers[programId] = (await tierService.GetTiersAsync(programId)).ToDictionary(tier => tier.Id, tier => tier.Name);

            var ids = members.Select(member => member.Id).ToList();
            var customers = await GetCustomersAsync(members);
            var accounts = await ledgerService.GetAccountsAsync(ids);
            var nowUtc = time.GetUtcNow().UtcDateTime;
            // what has run out is in no balance, and so in no lot
            var lots = (await lotRepository.GetAllAsync(query => query
                    .Where(lot => ids.Contains(lot.MemberId) && lot.Remaining > 0 && (lot.ExpiresOnUtc == null || lot.ExpiresOnUtc > nowUtc))))
                .Where(lot => accounts[lot.MemberId].Balance > 0).ToLookup(lot => lot.MemberId);
            foreach (var member in members)
            {
                var customer = customers.GetValueOrDefault(member.CustomerId);
                var account = accounts[member.Id];
                await file.WriteAsync(member.CardNumber, customer?.Email, customer is null ? null : await customerService.GetCustomerFullNameAsync(customer), member.ExternalId,
                    member.ExternalType, member.Status, member.StatusReason, tiers[member.ProgramId].GetValueOrDefault(member.TierId ?? 0), account.Balance, Lots(lots[member.Id]),
                    account.Pending, account.LifetimePoints, account.LifetimeSpend, member.EnrolledOnUtc);
            }
            await file.FlushAsync();
        }
    }

    /// <summary>
    /// Writes the transactions of a program, in the order they were booked
    /// </summary>
    /// <param name="file">File</param>
    /// <param name="programId">Program</param>
    /// <param name="limit">Leaves out what is not wanted; null for all</param>
    public async Task WriteTransactionsAsync(IRecordWriter file, int programId, Func<IQueryable<LedgerEntry>, IQueryable<LedgerEntry>> limit = null)
    {
        await file.WriteAsync("Key", "CardNumber", "Email", "Number", "Type", "Points", "Pending", "BalanceAfter", "ExpiresOn", "Spend", "LifetimePoints", "Description", "Reference",
            "Actor", "EventOn", "BookedOn");
        for (var last = 0; ;)
        {
            var entries = await entryRepository.GetAllAsync(query =>
            {
                query = query.Where(entry => entry.ProgramId == programId && entry.Id > last);

                return (limit is null ? query : limit(query)).OrderBy(entry => entry.Id).Take(PART);
            });
            if (entries.Count == 0)
                return;

            var members = (await memberRepository.GetByIdsAsync(entries.Select(entry => entry.MemberId).Distinct().ToList())).ToDictionary(member => member.Id);
            var customers = await GetCustomersAsync(members.Values);
            var expiry = await GetExpiryAsync(entries);
            foreach (var entry in entries)
            {
                var member = members.GetValueOrDefault(entry.MemberId);
                await file.WriteAsync(entry.IdempotencyKey, member?.CardNumber, member is null ? null : customers.GetValueOrDefault(member.CustomerId)?.Email, entry.Version, entry.Type,
                    entry.Points, entry.Pending, entry.BalanceAfter, expiry.GetValueOrDefault(entry.Id), entry.Spend, entry.LifetimePoints, entry.Description,
                    entry.ReferenceType is null ? null : $"{entry.ReferenceType}:{entry.ReferenceId}", entry.Actor, entry.EventOnUtc, entry.BookedOnUtc);
            }
            await file.FlushAsync();
            last = entries[^1].Id;
        }
    }

    /// <summary>
    /// Gets when the points that entries credited run out: of their lot, or of the first lot they were given back to
    /// </summary>
    private async Task<IReadOnlyDictionary<int, DateTime?>> GetExpiryAsync(IEnumerable<LedgerEntry> entries)
    {
        var credits = entries.Where(entry => entry.Points > 0).ToList();
        var ids = credits.Select(entry => entry.Id).ToList();
        var movements = await movementRepository.GetAllAsync(query => query.Where(movement => ids.Contains(movement.EntryId) && movement.Points > 0));
        var memberIds = credits.Select(entry => entry.MemberId).Distinct().ToList();
        var lots = await lotRepository.GetAllAsync(query => query.Where(lot => memberIds.Contains(lot.MemberId)));
        var byId = lots.ToDictionary(lot => lot.Id, lot => lot.ExpiresOnUtc);
        var expiry = movements.GroupBy(movement => movement.EntryId)
            .ToDictionary(same => same.Key, same => same.Select(movement => byId.GetValueOrDefault(movement.LotId)).Where(time => time is not null).Min());
        foreach (var lot in lots)
            expiry[lot.EntryId] = lot.ExpiresOnUtc;

        return expiry;
    }

    private async Task<Dictionary<int, Customer>> GetCustomersAsync(IEnumerable<LoyaltyMember> members)
    {
        var ids = members.Select(member => member.CustomerId).Distinct().ToList();

        return (await customerRepository.GetAllAsync(query => query.Where(customer => ids.Contains(customer.Id)))).ToDictionary(customer => customer.Id);
    }

    private static string Lots(IEnumerable<PointLot> lots)
    {
        return string.Join("; ", lots.OrderBy(lot => lot.ExpiresOnUtc ?? DateTime.MaxValue).ThenBy(lot => lot.Id).Select(lot => $"{lot.Remaining}@{CsvText.Format(lot.ExpiresOnUtc)}"));
    }
}
