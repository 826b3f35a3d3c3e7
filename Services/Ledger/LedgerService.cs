using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Books commands: read, decide, write, and again when another writer was faster
/// </summary>
public class LedgerService(IBookingFollower follower,
    IEventPublisher eventPublisher,
    ILogger logger,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<PointLot> lotRepository,
    IRepository<PointsAccount> accountRepository,
    IShortTermCacheManager shortTermCacheManager,
    LedgerBatch batch,
    LedgerBooking booking,
    LedgerVerification verification,
    MemberGate gate,
    SpendablePoints spendable,
    TimeProvider time) : ILedgerService
{
    private const int MAX_ATTEMPTS = 25;
    private const int KEY_LENGTH = 200;
    private const int EXPIRY_BATCH = 200;

    /// <inheritdoc />
    public async Task<Result<LedgerReceipt>> ExecuteAsync(LedgerCommand command, Func<LedgerEntry, Task<LoyaltyError>> alongside = null)
    {
        ArgumentNullException.ThrowIfNull(command);

        var key = LedgerKey.Plain(command.IdempotencyKey ?? string.Empty);

        return CheckKey(key) ?? await ExecuteAsync(command with { IdempotencyKey = key }, alongside, null);
    }

    /// <inheritdoc />
    public async Task<Result<LedgerReceipt>> ExecuteAsync(MemberAddress address, string idempotencyKey, Func<LedgerReading, Result<LedgerCommand>> make,
        Func<LedgerEntry, Task<LoyaltyError>> alongside = null)
    {
        var key = LedgerKey.Plain(idempotencyKey ?? string.Empty);
        if (CheckKey(key) is { } fault)
            return fault;
        if (await booking.ReadAsync(address, key) is not { } reading)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "There is no such member.");

        var made = make(reading);

        return made.Success ? await ExecuteAsync(made.Value with { MemberId = reading.Member.Id, IdempotencyKey = key }, alongside, reading) : made.Error;
    }

    /// <inheritdoc />
    public async Task<PointsAccount> GetAccountAsync(int memberId)
    {
        return (await GetAccountsAsync([memberId]))[memberId];
    }

    /// <inheritdoc />
    public async Task<IDictionary<int, PointsAccount>> GetAccountsAsync(IList<int> memberIds)
    {
        var found = await accountRepository.GetAllAsync(query => query.Where(account => memberIds.Contains(account.MemberId)));
        await spendable.LimitAsync(found);
        var accounts = found.ToDictionary(account => account.MemberId);
        foreach (var memberId in memberIds)
            accounts.TryAdd(memberId, new PointsAccount { MemberId = memberId });

        return accounts;
    }

    /// <inheritdoc />
    public async Task<IList<LedgerEntry>> GetEntriesAsync(int memberId, int pageSize, long? beforeVersion = null, EntryReference reference = null)
    {
        var before = beforeVersion ?? long.MaxValue;

        return await entryRepository.GetAllAsync(query => (reference is null ? query : reference.Limit(query))
            .Where(entry => entry.MemberId == memberId && entry.Version < before)
            .OrderByDescending(entry => entry.Version)
            .Take(pageSize));
    }

    /// <inheritdoc />
    public async Task<IList<LedgerEntry>> GetStatementAsync(int memberId, int pageSize, long? beforeVersion = null, IReadOnlyList<LedgerEntryType> types = null)
    {
        var before = beforeVersion ?? long.MaxValue;
        var typeIds = types?.Select(type => (int)type).ToList();

        return await entryRepository.GetAllAsync(query =>
        {
            query = query.Where(entry => entry.MemberId == memberId && entry.Version < before && (entry.Points != 0 || entry.Pending != 0));
            if (typeIds is not null)
                query = query.Where(entry => typeIds.Contains(entry.TypeId));

            return query.OrderByDescending(entry => entry.Version).Take(pageSize);
        });
    }

    /// <inheritdoc />
    public async Task<IPagedList<LedgerEntry>> GetEntriesPagedAsync(int memberId, int pageIndex, int pageSize)
    {
        var total = (await GetAccountAsync(memberId)).Version;
        var before = total + 1 - (long)pageIndex * pageSize;
        var entries = before <= 0 ? [] : await GetEntriesAsync(memberId, pageSize, before);

        return new PagedList<LedgerEntry>(entries, pageIndex, pageSize, (int)Math.Min(total, int.MaxValue));
    }

    /// <inheritdoc />
    public async Task<IList<LedgerEntry>> GetEntriesByReferenceAsync(int programId, string referenceType, string referenceId)
    {
        return await entryRepository.GetAllAsync(query => query
            .Where(entry => entry.ReferenceType == referenceType && entry.ReferenceId == referenceId && entry.ProgramId == programId)
            .OrderBy(entry => entry.Id));
    }

    /// <inheritdoc />
    public async Task<int> ExpireDueAsync()
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var expired = await ExpireBatchesAsync(nowUtc, after => lotRepository.Table
            .Where(lot => lot.Remaining > 0 && lot.ExpiresOnUtc != null && lot.ExpiresOnUtc <= nowUtc && lot.MemberId > after)
            .Select(lot => lot.MemberId).Distinct().OrderBy(memberId => memberId).Take(EXPIRY_BATCH).ToList());

        foreach (var program in (await programService.GetProgramsAsync(activeOnly: false)).Where(row => row.LedgerPolicy.InactivityDays > 0))
        {
            var idleSince = nowUtc.AddDays(-program.LedgerPolicy.InactivityDays);
            expired += await ExpireBatchesAsync(nowUtc, after => accountRepository.Table
                .Where(account => account.ProgramId == program.Id && account.Balance > 0 && account.LastActivityOnUtc <= idleSince && account.MemberId > after)
                .OrderBy(account => account.MemberId).Select(account => account.MemberId).Take(EXPIRY_BATCH).ToList());
        }

        return expired;
    }

    /// <inheritdoc />
    public Task<VerificationReport> VerifyAsync()
    {
        return verification.VerifyAsync();
    }

    private async Task<int> ExpireBatchesAsync(DateTime nowUtc, Func<int, IList<int>> nextMembers)
    {
        var expired = 0;
        var last = 0;
        while (true)
        {
            var memberIds = nextMembers(last);
            if (memberIds.Count == 0)
                return expired;

            foreach (var memberId in memberIds)
                expired += await ExpireAsync(memberId, nowUtc) ? 1 : 0;
            last = memberIds[^1];
        }
    }

    private static LoyaltyError CheckKey(string key)
    {
        return key.Length is 0 or > KEY_LENGTH
            ? new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"The idempotency key must have between 1 and {KEY_LENGTH} characters.", "idempotencyKey")
            : null;
    }

    private async Task<Result<LedgerReceipt>> ExecuteAsync(LedgerCommand command, Func<LedgerEntry, Task<LoyaltyError>> alongside, LedgerReading reading)
    {
        var waiting = LedgerBatch.CanWait(command, alongside) ? new WaitingCommand(command) : null;
        BookingAttempt attempt;
        var entering = gate.EnterAsync(command.MemberId, waiting);
        // who had to wait knows that the member is not as it was read
        var known = entering.IsCompletedSuccessfully ? reading : null;
        using (await entering)
        {
            if (waiting is { Attempt: null })
                await batch.BookAsync(waiting);
            attempt = waiting?.Attempt ?? await BookAsync(command, alongside, known);
        }

        if (attempt.Written.Count > 0)
            await AnnounceAsync(attempt.Member, attempt.Written);

        return attempt.Result;
    }

    private async Task<bool> ExpireAsync(int memberId, DateTime nowUtc)
    {
        try
        {
            var result = await ExecuteAsync(new ExpirePoints
            {
                MemberId = memberId, IdempotencyKey = $"expire:{memberId}:{nowUtc.Ticks}", Actor = LoyaltyDefaults.SystemActor
            });

            return result.Success && result.Value.Entry is not null;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: expiring points of member {memberId} failed", exception);

            return false;
        }
    }

    /// <param name="command">The command</param>
    /// <param name="alongside">What else belongs to the transaction</param>
    /// <param name="known">The member as just read; null to read it. One who booked since is found out as on another node: by the version</param>
    private async Task<BookingAttempt> BookAsync(LedgerCommand command, Func<LedgerEntry, Task<LoyaltyError>> alongside, LedgerReading known)
    {
        var memberId = command.MemberId;
        var requestHash = RequestHash.Of(command);
        for (var number = 1; ; number++)
        {
            var reading = number == 1 && known is not null ? known : await booking.ReadAsync(MemberAddress.Of(memberId), command.IdempotencyKey);
            if (reading is null)
                return Refuse(null, new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, $"There is no member {memberId}."));

            var member = reading.Member;
            var account = reading.Account ?? new PointsAccount { MemberId = memberId };
            if (reading.Booked is { } booked)
                return new BookingAttempt(member, [], Replay(booked, account, command, requestHash));
            if (member.Status != MemberStatus.Active && command is EarnPoints or HoldPoints or MaturePoints or RedeemPoints { AllowShortfall: false })
                return Refuse(member, new LoyaltyError(LoyaltyErrorCodes.MEMBER_INACTIVE, "The member is not active."));

            var lots = await booking.GetOpenLotsAsync(memberId);
            if (lots.Sum(lot => lot.Remaining) != account.Balance)
            {
                // another node booked between the two reads; if it stays so, the figures are wrong and must not be built upon
                if (number == MAX_ATTEMPTS)
                    throw new InvalidOperationException($"The lots of member {memberId} do not add up to the balance; verify the ledger");
                await PauseAsync(number);
                continue;
            }

            var nowUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);
            var taken = command is ReturnPoints giveBack ? await booking.GetTakenAsync(memberId, giveBack.DebitEntryId) : null;
            var decision = LedgerEngine.Decide(LedgerBooking.ToState(account, lots), command, nowUtc, reading.Policy, taken);
            if (decision.Error is not null)
                return Refuse(member, decision.Error);
            if (decision.Entries.Count == 0)
                return new BookingAttempt(member, [], new LedgerReceipt(null, account, false));

            var version = account.Version;
            try
            {
                var written = await booking.WriteAsync(member, command, requestHash, decision, account, lots, nowUtc, alongside);
                if (!written.Success)
                    return Refuse(member, written.Error);

                return new BookingAttempt(member, written.Value, new LedgerReceipt(LedgerBooking.Requested(decision, written.Value), account, false));
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception) && number < MAX_ATTEMPTS)
            {
                var found = await booking.ReadAsync(MemberAddress.Of(memberId), command.IdempotencyKey);
                if ((found?.Account?.Version ?? 0) == version && found?.Booked is null)
                    throw;
                await PauseAsync(number);
            }
        }
    }

    private static Result<LedgerReceipt> Replay(LedgerEntry booked, PointsAccount account, LedgerCommand command, string requestHash)
    {
        // an entry of before requests were told by their own words is told by what was booked
        if (booked.RequestHash != requestHash && (command.Request is null || booked.RequestHash != RequestHash.Of(command with { Request = null })))
            return LoyaltyError.IdempotencyConflict;

        return new LedgerReceipt(booked, account, true);
    }

    private async Task AnnounceAsync(LoyaltyMember member, IList<LedgerEntry> entries)
    {
        shortTermCacheManager.Remove(LoyaltyDefaults.MembershipsCacheKey.Key, member.CustomerId);
        try
        {
            await follower.EvaluateAfterAsync(member, entries);

            foreach (var entry in entries)
            {
                await (entry.Type switch
                {
                    LedgerEntryType.Earn => eventPublisher.PublishAsync(new PointsEarnedEvent(member, entry)),
                    LedgerEntryType.Redeem => eventPublisher.PublishAsync(new PointsRedeemedEvent(member, entry)),
                    LedgerEntryType.Release => eventPublisher.PublishAsync(new PointsReleasedEvent(member, entry)),
                    LedgerEntryType.Expire => eventPublisher.PublishAsync(new PointsExpiredEvent(member, entry)),
                    LedgerEntryType.Hold => eventPublisher.PublishAsync(new PointsHeldEvent(member, entry)),
                    LedgerEntryType.Mature => eventPublisher.PublishAsync(new PointsMaturedEvent(member, entry)),
                    LedgerEntryType.Reverse => eventPublisher.PublishAsync(new PointsReversedEvent(member, entry)),
                    _ => eventPublisher.PublishAsync(new PointsAdjustedEvent(member, entry))
                });
            }
        }
        catch (Exception exception)
        {
            // the points are booked; what follows from them must not make the caller believe they are not
            await logger.ErrorAsync($"Loyalty: following up entry {entries[^1].Id} of member {member.Id} failed", exception);
        }
    }

    private static BookingAttempt Refuse(LoyaltyMember member, LoyaltyError error)
    {
        return new BookingAttempt(member, [], error);
    }

    private static Task PauseAsync(int attempt)
    {
        return Task.Delay(Random.Shared.Next(1, Math.Min(5 * attempt, 60) + 1));
    }
}
