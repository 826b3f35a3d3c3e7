using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// Points of nopCommerce's own program that can be spent
/// </summary>
/// <param name="Key">What they are known by: the row of nopCommerce's history that brought them, or the customer</param>
/// <param name="Points">Points</param>
/// <param name="ExpiresOnUtc">When they run out; null means never</param>
public sealed record RewardPointLot(string Key, long Points, DateTime? ExpiresOnUtc);

/// <summary>
/// Imports nopCommerce's own reward points as lots with their expiry. What nopCommerce holds stays as it is: switch its points off afterwards
/// </summary>
public class RewardPointImport(ICustomerService customerService,
    ILedgerService ledgerService,
    IMemberService memberService,
    IRepository<RewardPointsHistory> historyRepository,
    ImportLookup lookup,
    TimeProvider time) : IImportKind
{
    /// <inheritdoc />
    public ImportKind Kind => ImportKind.RewardPoints;

    /// <inheritdoc />
    public IReadOnlyList<string> Columns { get; } = ["CustomerId"];

    /// <inheritdoc />
    public IReadOnlyList<string> IgnoredColumns { get; } = [];

    /// <inheritdoc />
    public IReadOnlyList<string[]> RequiredColumns { get; } = [["CustomerId"]];

    /// <summary>
    /// Gets the customers who have a history of points in the program's stores, as records of an import; lines are the customers' numbers
    /// </summary>
    public async Task<IReadOnlyList<ImportRecord>> GetRecordsAsync(LoyaltyProgram program)
    {
        var customerIds = await Limit(historyRepository.Table, program).Select(row => row.CustomerId).Distinct().OrderBy(id => id).ToListAsync();

        return customerIds.Select(id => new ImportRecord(id, [id.ToString(CultureInfo.InvariantCulture)])).ToList();
    }

    /// <summary>
    /// Adds up what a customer can spend, as nopCommerce shows it: activated points less those that ran out. Each row's rest is a lot; where the
    /// rests and the balance differ, as parallel orders leave it, the balance counts: the oldest rests give way, or a lot without expiry is added
    /// </summary>
    public static IReadOnlyList<RewardPointLot> LotsOf(int customerId, IEnumerable<RewardPointsHistory> history, DateTime nowUtc)
    {
        var active = history.Where(row => row.CreatedOnUtc < nowUtc).OrderBy(row => row.CreatedOnUtc).ThenBy(row => row.Id).ToList();
        var balance = active.Sum(row => (long)row.Points) - active.Where(row => row.EndDateUtc < nowUtc && row.ValidPoints > 0).Sum(row => (long)row.ValidPoints!.Value);
        var rests = active.Where(row => row.ValidPoints > 0 && !(row.EndDateUtc < nowUtc)).ToList();
        var surplus = rests.Sum(row => (long)row.ValidPoints!.Value) - Math.Max(0, balance);

        var lots = new List<RewardPointLot>();
        foreach (var row in rests)
        {
            var given = Math.Min(Math.Max(0, surplus), row.ValidPoints!.Value);
            surplus -= given;
            if (row.ValidPoints.Value > given)
                lots.Add(new RewardPointLot($"rewardpoints:{row.Id}", row.ValidPoints.Value - given, row.EndDateUtc));
        }
        if (surplus < 0)
            lots.Add(new RewardPointLot($"rewardpoints:customer:{customerId}", -surplus, null));

        return lots;
    }

    /// <inheritdoc />
    public async Task<PartOutcome> WorkAsync(ImportContext context, IReadOnlyList<ImportRecord> records)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var customerIds = records.Select(record => record.Line).ToList();
        var history = (await historyRepository.GetAllAsync(query => Limit(query, context.Program).Where(row => customerIds.Contains(row.CustomerId))))
            .ToLookup(row => row.CustomerId);
        var lots = customerIds.ToDictionary(id => id, id => LotsOf(id, history[id], nowUtc));
        var booked = await lookup.GetBookedAsync(context.Program.Id, lots.Values.SelectMany(some => some).Select(lot => lot.Key));

        var outcome = new PartOutcome();
        foreach (var record in records)
        {
            var line = new ImportLine(record, context.Columns);
            var open = lots[record.Line].Where(lot => !booked.ContainsKey(lot.Key)).ToList();
            var own = lots[record.Line].Where(lot => booked.GetValueOrDefault(lot.Key)?.BookedOnUtc >= context.Import.CreatedOnUtc).ToList();
            await outcome.CountAsync(line, async () =>
            {
                if (open.Count > 0)
                    await TakeAsync(context, line, record.Line, open);

                return (open.Count + own.Count > 0, open.Concat(own).Sum(lot => lot.Points));
            });
        }

        return outcome;
    }

    private async Task TakeAsync(ImportContext context, ImportLine line, int customerId, IReadOnlyList<RewardPointLot> lots)
    {
        var customer = await customerService.GetCustomerByIdAsync(customerId);
        if (customer is null || customer.Deleted || !await customerService.IsRegisteredAsync(customer))
        {
            line.Refuse("CustomerId", "NoCustomer");

            return;
        }
        var member = await memberService.GetMemberAsync(context.Program.Id, customerId);
        if (member is { Status: not MemberStatus.Active })
        {
            line.Refuse("CustomerId", "NotActive");

            return;
        }
        if (!context.Books)
            return;

        //who imports enrols by hand, so programs that are joined in no other way are open here
        if (member is null && await memberService.EnrolAsync(context.Program.Id, customerId, context.Import.Actor) is var enrolled)
        {
            member = enrolled.Success ? enrolled.Value : await memberService.GetMemberAsync(context.Program.Id, customerId);
            if (member is null)
            {
                line.Refuse("CustomerId", "Refused", enrolled.Error.Message);

                return;
            }
        }
        foreach (var lot in lots)
        {
            var result = await ledgerService.ExecuteAsync(new EarnPoints(lot.Points, lot.ExpiresOnUtc)
            {
                MemberId = member.Id, IdempotencyKey = lot.Key, Actor = context.Import.Actor, ReferenceType = LoyaltyDefaults.ImportReference, ReferenceId = context.Reference
            });
            if (!result.Success)
                line.Refuse("CustomerId", "Refused", result.Error.Message);
        }
    }

    private static IQueryable<RewardPointsHistory> Limit(IQueryable<RewardPointsHistory> query, LoyaltyProgram program)
    {
        var storeIds = IdList.Parse(program.StoreIds);

        return storeIds.Count == 0 ? query : query.Where(row => storeIds.Contains(row.StoreId));
    }
}
