using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Merging;

/// <summary>
/// Merges two memberships of one person. What the one has moves to the other by ledger entries on both sides, in one transaction: points with
/// the expiry they had, pending points, lifetime figures and shortfall. Orders, referrals and what limits count follow, the first is closed, and
/// both ledgers still prove their balances. Repeating a merge moves what came since, and nothing twice
/// </summary>
public class MemberMerge(IAuditService auditService,
    ILogger logger,
    IRedemptionService redemptionService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyProgram> programRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<PointsAccount> accountRepository,
    IRepository<Referral> referralRepository,
    ITierService tierService,
    LedgerBooking booking,
    MemberGate gate,
    MergedCounts counts,
    MergedMembers merged,
    RowTurns turns,
    TimeProvider time)
{
    /// <summary>
    /// Reference type of the entries; their reference is the other membership
    /// </summary>
    public const string REFERENCE = LoyaltyDefaults.MergeReference;

    // member, key and actor of a command are filled in when it is booked
    private const int OPEN = 0;
    private const int MAX_ATTEMPTS = 25;
    private const int MAX_REASON = 400;

    /// <summary>
    /// Says why a membership cannot be merged into another; null when it can
    /// </summary>
    public async Task<LoyaltyError> FindProblemAsync(LoyaltyMember source, LoyaltyMember target)
    {
        if (source is null || target is null)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "There is no such member.");
        if (Check(source, target) is { } error)
            return error;

        return (await GetLiveAsync(source.Id)).Any(redemption => redemption.Status == RedemptionStatus.Claimed)
            ? new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "An order is being placed with the member's points.", "redemption")
            : null;
    }

    /// <summary>
    /// Merges a membership into another. Reserved points of the first come back before and move with the rest
    /// </summary>
    /// <param name="sourceId">The membership that is closed</param>
    /// <param name="targetId">The membership that takes over</param>
    /// <param name="reason">Why the first is closed, for people</param>
    /// <param name="actor">Who merges</param>
    /// <returns>The points that moved, pending ones aside</returns>
    public async Task<Result<long>> MergeAsync(int sourceId, int targetId, string reason, string actor)
    {
        var source = await memberRepository.GetByIdAsync(sourceId);
        var target = await memberRepository.GetByIdAsync(targetId);
        if (await FindProblemAsync(source, target) is { } problem)
            return problem;

        foreach (var redemption in await GetLiveAsync(sourceId))
            await redemptionService.ReleaseAsync(redemption, new RedemptionProblem(RedemptionObstacle.MemberInactive), actor);

        var first = source.MergedIntoId is null;
        var moved = await MoveAsync(sourceId, targetId, reason, actor);
        if (!moved.Success)
            return moved;

        if (first)
        {
            await auditService.LogAsync(actor, AuditActions.Merged, source, source.CardNumber, target.CardNumber);
            await auditService.LogAsync(actor, AuditActions.TookOver, target, null, $"{source.CardNumber}: {moved.Value.ToString(CultureInfo.InvariantCulture)}");
        }
        await tierService.EvaluateAsync(await memberRepository.GetByIdAsync(targetId));

        return moved;
    }

    /// <summary>
    /// Moves on what came to members after they were merged: points of a cancelled order that had been spent on it, for example
    /// </summary>
    /// <returns>Number of members that had something</returns>
    public async Task<int> SettleAsync()
    {
        // what came for somebody who is suspended waits until he is active again
        var activeId = (int)MemberStatus.Active;
        var late = await (
            from member in memberRepository.Table
            join account in accountRepository.Table on member.Id equals account.MemberId
            join target in memberRepository.Table on member.MergedIntoId equals (int?)target.Id
            where (account.Balance > 0 || account.Pending > 0) && target.StatusId == activeId && target.MergedIntoId == null
            orderby member.Id
            select member).ToListAsync();
        var settled = 0;
        foreach (var member in late)
        {
            try
            {
                var moved = await MoveAsync(member.Id, member.MergedIntoId!.Value, member.StatusReason, LoyaltyDefaults.SystemActor);
                settled += moved.Success ? 1 : 0;
            }
            catch (Exception exception)
            {
                await logger.ErrorAsync($"Loyalty: moving points of merged member {member.Id} failed", exception);
            }
        }

        return settled;
    }

    private static LoyaltyError Check(LoyaltyMember source, LoyaltyMember target)
    {
        if (source.Id == target.Id)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "A member cannot be merged with itself.", "target");
        if (source.ProgramId != target.ProgramId)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Both must be members of the same program.", "target");
        if (source.MergedIntoId is { } other && other != target.Id)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The member was merged into another before.", "source");
        if (target.Status != MemberStatus.Active || target.MergedIntoId is not null)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_INACTIVE, "The member that takes over must be active.", "target");

        return null;
    }

    private async Task<IList<LoyaltyRedemption>> GetLiveAsync(int memberId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Live().Where(row => row.MemberId == memberId));
    }

    private async Task<Result<long>> MoveAsync(int sourceId, int targetId, string reason, string actor)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var first = await gate.EnterAsync(Math.Min(sourceId, targetId));
                using var second = await gate.EnterAsync(Math.Max(sourceId, targetId));
                using var scope = LedgerScope.Open();
                await turns.TakeAsync<LoyaltyMember>(Math.Min(sourceId, targetId));
                await turns.TakeAsync<LoyaltyMember>(Math.Max(sourceId, targetId));
                var source = await memberRepository.GetByIdAsync(sourceId);
                var target = await memberRepository.GetByIdAsync(targetId);
                if (Check(source, target) is { } problem)
                    return problem;

                var move = new Move(booking, source, target, await programRepository.GetByIdAsync(source.ProgramId), actor, reason, Moment.Kept(time.GetUtcNow().UtcDateTime));
                await move.BeginAsync();
                await MovePendingAsync(move);
                var points = await MovePointsAsync(move);
                await MoveShortfallAsync(move);
                await MoveEarnedAsync(move);
                await MoveOrdersAndReferralsAsync(source, target);
                await counts.MoveAsync(source.Id, target.Id);
                if (source.MergedIntoId is null)
                {
                    await merged.FollowAsync(source.Id, target.Id);
                    source.MergedIntoId = target.Id;
                    source.Status = MemberStatus.Inactive;
                    source.StatusReason = reason is { Length: > MAX_REASON } ? reason[..MAX_REASON] : reason;
                    await memberRepository.UpdateAsync(source, false);
                    await MoveWishesAsync(source, target);
                }
                scope.Complete();

                return points;
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception) && attempt < MAX_ATTEMPTS)
            {
                // somebody booked on one of the two meanwhile: everything is undone, and decided again
            }
            await Task.Delay(Random.Shared.Next(1, Math.Min(5 * attempt, 60) + 1));
        }
    }

    /// <summary>
    /// What orders hold back: under the order's own reference and rule, so that what the order earned in all stays the same
    /// </summary>
    private async Task MovePendingAsync(Move move)
    {
        var sourceId = move.Source.Id;
        var held = (await entryRepository.GetAllAsync(query => query.Where(entry => entry.MemberId == sourceId && entry.Pending != 0).OrderBy(entry => entry.Version)))
            .GroupBy(entry => (entry.ReferenceType, entry.ReferenceId, entry.RuleId))
            .Select(group => (Last: group.Last(), Points: group.Sum(entry => entry.Pending)))
            .Where(order => order.Points > 0);
        foreach (var (last, points) in held)
        {
            await move.BookAsync(move.Source, new CancelHold(points) { MemberId = OPEN, IdempotencyKey = string.Empty, Actor = string.Empty }, last);
            await move.BookAsync(move.Target, new HoldPoints(points) { MemberId = OPEN, IdempotencyKey = string.Empty, Actor = string.Empty }, last);
        }
    }

    private async Task<long> MovePointsAsync(Move move)
    {
        var account = await move.GetAccountAsync(move.Source);
        var lots = (await booking.GetOpenLotsAsync(move.Source.Id)).GroupBy(lot => lot.ExpiresOnUtc)
            .OrderBy(group => group.Key ?? DateTime.MaxValue)
            .Select(group => (ExpiresOnUtc: group.Key, Points: group.Sum(lot => lot.Remaining))).ToList();
        var lifetime = account.LifetimePoints - await GetLifetimeMovedAsync(move);
        if (account.Balance > 0 || account.LifetimeSpend != 0)
            await move.BookAsync(move.Source, Transfer(-account.Balance, null, -account.LifetimeSpend, 0));

        // the lifetime figures come with the first of the lots, or alone
        if (lots.Count == 0)
            lots.Add((null, 0));
        for (var i = 0; i < lots.Count; i++)
        {
            var comes = Transfer(lots[i].Points, lots[i].ExpiresOnUtc, i == 0 ? account.LifetimeSpend : 0, i == 0 ? lifetime : 0);
            if (comes is not { Points: 0, Spend: 0, LifetimePoints: 0 })
                await move.BookAsync(move.Target, comes);
        }

        return account.Balance;
    }

    private static TransferPoints Transfer(long points, DateTime? expiresOnUtc, decimal spend, long lifetimePoints)
    {
        return new TransferPoints(points, expiresOnUtc, spend, lifetimePoints) { MemberId = OPEN, IdempotencyKey = string.Empty, Actor = string.Empty };
    }

    /// <summary>
    /// The lifetime points of a member never fall; those that went to another before are told by the entries of the other side
    /// </summary>
    private async Task<long> GetLifetimeMovedAsync(Move move)
    {
        var sourceReference = Move.ReferenceTo(move.Source);

        return (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ReferenceType == REFERENCE && entry.ReferenceId == sourceReference)))
            .Sum(entry => entry.LifetimePoints);
    }

    private static async Task MoveShortfallAsync(Move move)
    {
        var owed = (await move.GetAccountAsync(move.Source)).Shortfall;
        if (owed == 0 || !move.Policy.RepayShortfall)
            return;

        await move.BookAsync(move.Target, new ReversePoints(owed) { MemberId = OPEN, IdempotencyKey = string.Empty, Actor = string.Empty });
        await move.BookAsync(move.Source, Transfer(owed, null, 0, 0));
    }

    /// <summary>
    /// What the leaderboards of this month and year count: the entries of a merge are no earnings
    /// </summary>
    private async Task MoveEarnedAsync(Move move)
    {
        var source = await move.GetAccountAsync(move.Source);
        var target = await move.GetAccountAsync(move.Target);
        if (source.Id == 0 || !EarnedPeriods.Move(source, target))
            return;

        target.ProgramId = move.Target.ProgramId;
        await accountRepository.UpdateAsync(source, false);
        if (target.Id == 0)
            await accountRepository.InsertAsync(target, false);
        else
            await accountRepository.UpdateAsync(target, false);
    }

    private async Task MoveOrdersAndReferralsAsync(LoyaltyMember source, LoyaltyMember target)
    {
        foreach (var award in await awardRepository.GetAllAsync(query => query.Where(row => row.MemberId == source.Id)))
        {
            award.MemberId = target.Id;
            await awardRepository.UpdateAsync(award, false);
        }

        // a friend who is the same person stays where he is and gets nothing
        foreach (var referral in await referralRepository.GetAllAsync(query => query.Where(row => row.ReferrerMemberId == source.Id && row.RefereeCustomerId != target.CustomerId)))
        {
            referral.ReferrerMemberId = target.Id;
            await referralRepository.UpdateAsync(referral, false);
        }
    }

    /// <summary>
    /// What the one did not want, the person that both are does not want
    /// </summary>
    private async Task MoveWishesAsync(LoyaltyMember source, LoyaltyMember target)
    {
        var (muted, hidden) = (target.MutedMails | source.MutedMails, target.HiddenFromLeaderboard || source.HiddenFromLeaderboard);
        if (muted == target.MutedMails && hidden == target.HiddenFromLeaderboard)
            return;

        (target.MutedMails, target.HiddenFromLeaderboard) = (muted, hidden);
        await memberRepository.UpdateAsync(target, false);
    }

    /// <summary>
    /// One attempt: books on both sides within the caller's transaction
    /// </summary>
    private sealed class Move(LedgerBooking booking, LoyaltyMember source, LoyaltyMember target, LoyaltyProgram program, string actor, string description, DateTime nowUtc)
    {
        private int _booked;
        private long _version;

        public LoyaltyMember Source { get; } = source;
        public LoyaltyMember Target { get; } = target;
        public LedgerPolicy Policy { get; } = program?.LedgerPolicy ?? new LedgerPolicy(true);

        public static string ReferenceTo(LoyaltyMember member)
        {
            return member.Id.ToString(CultureInfo.InvariantCulture);
        }

        /// <summary>
        /// Expires what is due, so that it does not move. The keys go by where the source's ledger stands: two attempts from there collide
        /// </summary>
        public async Task BeginAsync()
        {
            _version = (await GetAccountAsync(Source)).Version;
            await BookAsync(Source, new ExpirePoints { MemberId = OPEN, IdempotencyKey = string.Empty, Actor = string.Empty });
        }

        public async Task<PointsAccount> GetAccountAsync(LoyaltyMember member)
        {
            return await booking.GetAccountAsync(member.Id) ?? new PointsAccount { MemberId = member.Id };
        }

        public async Task BookAsync(LoyaltyMember member, LedgerCommand command, LedgerEntry cause = null)
        {
            command = command with
            {
                MemberId = member.Id,
                Actor = actor,
                IdempotencyKey = FormattableString.Invariant($"merge:{Source.Id}:{Target.Id}:{_version}:{++_booked}"),
                Description = cause?.Description ?? description,
                ReferenceType = cause?.ReferenceType ?? REFERENCE,
                ReferenceId = cause?.ReferenceId ?? ReferenceTo(member == Source ? Target : Source),
                RuleId = cause?.RuleId,
                RuleVersion = cause?.RuleVersion
            };
            var account = await GetAccountAsync(member);
            var lots = await booking.GetOpenLotsAsync(member.Id);
            var decision = LedgerEngine.Decide(LedgerBooking.ToState(account, lots), command, nowUtc, Policy);
            if (decision.Error is { } error)
                throw new InvalidOperationException($"Member {Source.Id} could not be merged into {Target.Id}: {error.Code} {error.Message}");
            if (decision.Entries.Count > 0)
                await booking.AppendAsync(member, command, RequestHash.Of(command), decision, account, lots, nowUtc);
        }
    }
}
