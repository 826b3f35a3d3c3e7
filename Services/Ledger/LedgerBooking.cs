using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Reads a member's state for a decision and writes the decision in one transaction
/// </summary>
public class LedgerBooking(IDateTimeHelper dateTimeHelper,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LotMovement> movementRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyProgram> programRepository,
    IRepository<PointLot> lotRepository,
    IRepository<PointsAccount> accountRepository,
    WebhookOutbox outbox)
{
    /// <summary>
    /// Gets the account row; null when nothing was booked yet
    /// </summary>
    public async Task<PointsAccount> GetAccountAsync(int memberId)
    {
        return (await accountRepository.GetAllAsync(query => query.Where(account => account.MemberId == memberId))).FirstOrDefault();
    }

    /// <summary>
    /// Gets the lots that hold points
    /// </summary>
    public async Task<IList<PointLot>> GetOpenLotsAsync(int memberId)
    {
        return await lotRepository.GetAllAsync(query => query.Where(lot => lot.MemberId == memberId && lot.Remaining > 0));
    }

    /// <summary>
    /// Gets in one round trip what a decision begins with; null when there is no such member
    /// </summary>
    public async Task<LedgerReading> ReadAsync(MemberAddress address, string plainKey)
    {
        var key = LedgerKey.Of(plainKey);
        var (memberId, programId, customerId) = (address.MemberId ?? 0, address.ProgramId, address.CustomerId);
        var members = address.MemberId is null
            ? memberRepository.Table.Where(row => row.ProgramId == programId && row.CustomerId == customerId)
            : memberRepository.Table.Where(row => row.Id == memberId);
        var readings =
            from member in members
            from account in accountRepository.Table.Where(account => account.MemberId == member.Id).DefaultIfEmpty()
            from booked in entryRepository.Table.Where(entry => entry.ProgramId == member.ProgramId && (entry.IdempotencyKey == key || entry.IdempotencyKey == plainKey)).DefaultIfEmpty()
            select new LedgerReading
            {
                Member = member,
                Account = account,
                Booked = booked
            };

        // a collation can find other keys than the one looked for
        var found = await readings.ToListAsync();
        var reading = found.FirstOrDefault(row => row.Booked is { } booked && (booked.IdempotencyKey == key || booked.IdempotencyKey == plainKey))
            ?? (found.FirstOrDefault() is { } first ? first with { Booked = null } : null);
        if (reading is null)
            return null;

        return await WithProgramAsync(reading);
    }

    /// <summary>
    /// Gets in one round trip what the decisions on several commands begin with, and which of their keys were used; null when there is no such member
    /// </summary>
    public async Task<(LedgerReading Reading, IReadOnlySet<string> Used)?> ReadAsync(int memberId, IReadOnlyCollection<string> plainKeys)
    {
        var keys = plainKeys.Concat(plainKeys.Select(LedgerKey.Of)).Distinct().ToList();
        var found = await (
            from member in memberRepository.Table
            where member.Id == memberId
            from account in accountRepository.Table.Where(account => account.MemberId == member.Id).DefaultIfEmpty()
            from booked in entryRepository.Table.Where(entry => entry.ProgramId == member.ProgramId && keys.Contains(entry.IdempotencyKey)).DefaultIfEmpty()
            select new LedgerReading { Member = member, Account = account, Booked = booked }).ToListAsync();
        if (found.Count == 0)
            return null;

        return (await WithProgramAsync(found[0] with { Booked = null }),
            found.Where(row => row.Booked is not null).Select(row => row.Booked.IdempotencyKey).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Gets what a debit took from its lots and has not had back, in the order it was taken; null when the entry spent nothing of this member
    /// </summary>
    public async Task<IReadOnlyList<TakenLot>> GetTakenAsync(int memberId, int debitEntryId)
    {
        var debit = await entryRepository.GetByIdAsync(debitEntryId);
        if (debit is null || debit.MemberId != memberId || debit.Type != LedgerEntryType.Redeem)
            return null;

        var returns = await entryRepository.GetAllAsync(query => query.Where(entry => entry.DebitEntryId == debitEntryId));
        var returnIds = returns.Select(entry => entry.Id).ToList();
        var movements = await movementRepository.GetAllAsync(query => query
            .Where(movement => movement.EntryId == debitEntryId || returnIds.Contains(movement.EntryId))
            .OrderBy(movement => movement.Id));
        var lots = (await lotRepository.GetByIdsAsync(movements.Select(movement => movement.LotId).Distinct().ToList()))
            .ToDictionary(lot => lot.Id, lot => lot.ExpiresOnUtc);
        var returned = movements.Where(movement => movement.EntryId != debitEntryId && movement.Points > 0)
            .GroupBy(movement => movement.LotId)
            .ToDictionary(group => group.Key, group => group.Sum(movement => movement.Points));

        return movements.Where(movement => movement.EntryId == debitEntryId)
            .Select(movement => new TakenLot(movement.LotId, -movement.Points - returned.GetValueOrDefault(movement.LotId), lots[movement.LotId]))
            .Append(new TakenLot(TakenLot.SHORTFALL, Unbacked(debit) - returns.Sum(Unbacked), null))
            .Where(taken => taken.Points > 0)
            .ToList();

        // the part of a debit that no lot gave, and of a return that no lot got back
        long Unbacked(LedgerEntry entry)
        {
            return Math.Abs(entry.Points)
                - Math.Abs(movements.Where(movement => movement.EntryId == entry.Id && Math.Sign(movement.Points) == Math.Sign(entry.Points))
                    .Sum(movement => movement.Points));
        }
    }

    /// <summary>
    /// Writes a decision. The first insert fails when another writer booked the same version
    /// </summary>
    /// <param name="alongside">What else belongs to the transaction; an error it returns undoes everything</param>
    /// <returns>The entries written, or that error</returns>
    public async Task<Result<IList<LedgerEntry>>> WriteAsync(LoyaltyMember member, LedgerCommand command, string requestHash, Decision decision,
        PointsAccount account, IList<PointLot> openLots, DateTime nowUtc, Func<LedgerEntry, Task<LoyaltyError>> alongside)
    {
        using var scope = LedgerScope.Open();

        var entries = await AppendAsync(member, command, requestHash, decision, account, openLots, nowUtc);
        if (alongside is not null && await alongside(Requested(decision, entries)) is { } error)
            return error;

        scope.Complete();

        return new Result<IList<LedgerEntry>>(entries, null);
    }

    /// <summary>
    /// Writes a decision within the caller's transaction. The first insert fails when another writer booked the same version. Account and lots are afterwards as
    /// the decision leaves them
    /// </summary>
    public async Task<IList<LedgerEntry>> AppendAsync(LoyaltyMember member, LedgerCommand command, string requestHash, Decision decision,
        PointsAccount account, IList<PointLot> openLots, DateTime nowUtc, bool withAccount = true)
    {
        var entries = new List<LedgerEntry>();
        var firstVersion = account.Version + 1;
        foreach (var draft in decision.Entries)
        {
            var entry = ToEntry(member, command, requestHash, draft, firstVersion + entries.Count, nowUtc);
            await entryRepository.InsertAsync(entry, false);
            entries.Add(entry);
        }

        await WriteLotsAsync(member, decision, entries, openLots);
        EarnedPeriods.Add(account, entries.Sum(EarnedPeriods.Count), ReportPeriods.DayOf(nowUtc, dateTimeHelper.DefaultStoreTimeZone), nowUtc);
        Carry(member, decision.After, account, nowUtc);
        if (withAccount)
            await WriteAccountAsync(account);
        foreach (var entry in entries)
            await outbox.WriteAsync(WebhookEvents.Of(entry.Type), member.ProgramId, member.Id, () => WebhookBody.Of(member, entry));

        return entries;
    }

    /// <summary>
    /// The state a decision begins with
    /// </summary>
    public static LedgerState ToState(PointsAccount account, IEnumerable<PointLot> lots)
    {
        return new LedgerState(account.Balance, account.LifetimePoints, account.LifetimeSpend, account.Shortfall, account.Version,
            lots.Select(lot => new LotState(lot.Id, lot.Remaining, lot.ExpiresOnUtc) { EntryId = lot.EntryId }).ToList())
        {
            Pending = account.Pending, LastActivityOnUtc = account.LastActivityOnUtc
        };
    }

    /// <summary>
    /// Gets the entry the command asked for among those written with it
    /// </summary>
    public static LedgerEntry Requested(Decision decision, IList<LedgerEntry> entries)
    {
        return entries[decision.Entries.ToList().FindIndex(draft => draft.Requested)];
    }

    private async Task WriteLotsAsync(LoyaltyMember member, Decision decision, List<LedgerEntry> entries, IList<PointLot> openLots)
    {
        var lots = openLots.ToDictionary(lot => lot.Id);
        var missing = decision.Entries.SelectMany(draft => draft.Movements).Select(movement => movement.LotId)
            .Where(id => id > 0 && !lots.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            foreach (var lot in await lotRepository.GetByIdsAsync(missing))
                lots[lot.Id] = lot;
        }

        var changed = new HashSet<PointLot>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (decision.Entries[i].NewLot is { } created)
            {
                // a new lot is written once, with what the decision leaves in it
                var left = created.Points + decision.Entries.SelectMany(draft => draft.Movements)
                    .Where(movement => movement.LotId == created.Id).Sum(movement => movement.Points);
                lots[created.Id] = new PointLot
                {
                    MemberId = member.Id, EntryId = entries[i].Id, Points = created.Points, Remaining = left, ExpiresOnUtc = created.ExpiresOnUtc
                };
                await lotRepository.InsertAsync(lots[created.Id], false);
                openLots.Add(lots[created.Id]);
            }
            foreach (var movement in decision.Entries[i].Movements)
            {
                var lot = lots[movement.LotId];
                if (movement.LotId > 0)
                {
                    lot.Remaining += movement.Points;
                    changed.Add(lot);
                }
                await movementRepository.InsertAsync(
                    new LotMovement { MemberId = member.Id, EntryId = entries[i].Id, LotId = lot.Id, Points = movement.Points }, false);
            }
        }
        foreach (var lot in changed)
            await lotRepository.UpdateAsync(lot, false);
    }

    /// <summary>
    /// Writes the figures, of one decision or of several in a row
    /// </summary>
    public Task WriteAccountAsync(PointsAccount account)
    {
        return account.Id == 0 ? accountRepository.InsertAsync(account, false) : accountRepository.UpdateAsync(account, false);
    }

    // the program's policy changes rarely: it comes from the cache, which forgets it when it is saved
    private async Task<LedgerReading> WithProgramAsync(LedgerReading reading)
    {
        var program = await programRepository.GetByIdAsync(reading.Member.ProgramId, cache => default);

        return reading with { Program = program is { Deleted: false } ? program : null };
    }

    private static void Carry(LoyaltyMember member, LedgerState after, PointsAccount account, DateTime nowUtc)
    {
        if (account.Id == 0 || account.Balance != after.Balance)
            account.BalanceReachedOnUtc = nowUtc;
        if (account.Id == 0 || account.LifetimePoints != after.LifetimePoints)
            account.LifetimeReachedOnUtc = nowUtc;
        account.MemberId = member.Id;
        account.ProgramId = member.ProgramId;
        account.Balance = after.Balance;
        account.Pending = after.Pending;
        account.LastActivityOnUtc = after.LastActivityOnUtc;
        account.LifetimePoints = after.LifetimePoints;
        account.LifetimeSpend = after.LifetimeSpend;
        account.Shortfall = after.Shortfall;
        account.Version = after.Version;
        account.NextEndOnUtc = after.Lots.Min(lot => lot.ExpiresOnUtc) ?? LoyaltyDefaults.Never;
    }

    private static LedgerEntry ToEntry(LoyaltyMember member, LedgerCommand command, string requestHash, EntryDraft draft, long version, DateTime nowUtc)
    {
        var entry = new LedgerEntry
        {
            MemberId = member.Id,
            ProgramId = member.ProgramId,
            Version = version,
            Type = draft.Type,
            Points = draft.Points,
            Pending = draft.Pending,
            BalanceAfter = draft.BalanceAfter,
            LifetimePoints = draft.LifetimePoints,
            Spend = draft.Spend,
            RequestHash = requestHash,
            BookedOnUtc = nowUtc,
            EventOnUtc = nowUtc,
            Actor = LoyaltyDefaults.SystemActor,
            IdempotencyKey = $"due:{member.Id}:{version}"
        };
        if (!draft.Requested)
            return entry;

        entry.IdempotencyKey = LedgerKey.Of(command.IdempotencyKey);
        entry.Actor = command.Actor;
        entry.Description = command.Description;
        entry.ReferenceType = command.ReferenceType;
        entry.ReferenceId = command.ReferenceId;
        entry.Inputs = command.Inputs;
        entry.RuleId = command.RuleId;
        entry.RuleVersion = command.RuleVersion;
        entry.EventOnUtc = command.EventOnUtc ?? nowUtc;
        entry.DebitEntryId = (command as ReturnPoints)?.DebitEntryId;

        return entry;
    }
}
