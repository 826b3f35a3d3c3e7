using System.Globalization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Customers;
using Nop.Services.Logging;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Brings the ledger to what a referral, with the friend's first order as it is now, should have brought. Safe to call at any time,
/// any number of times, on any number of nodes
/// </summary>
public class ReferralConvergence(EarningPauses pauses,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    ILedgerService ledgerService,
    ILogger logger,
    IMemberService memberService,
    IProgramService programService,
    IRepository<OrderAward> awardRepository,
    IRepository<Referral> referralRepository,
    IRepository<ReferralTerms> termsRepository,
    LedgerConvergence convergence,
    LoyaltyMessages messages,
    MergedMembers merged,
    ReferralFactsReader factsReader,
    ReferralRules rules,
    RowTurns turns,
    SentNotices notices,
    UnsettledReferrals unsettledReferrals,
    WebhookOutbox outbox,
    TimeProvider time)
{
    private const int BATCH = 200;

    /// <summary>
    /// Converges the referrals of the customer who ordered
    /// </summary>
    public async Task ConvergeOrderAsync(Order order)
    {
        foreach (var referral in await referralRepository.GetAllAsync(query => query.Where(row => row.RefereeCustomerId == order.CustomerId)))
            await ConvergeAsync(referral.Id);
    }

    /// <summary>
    /// Converges all referrals that can still change
    /// </summary>
    /// <param name="sinceUtc">Referrals that were settled before are left alone</param>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ReconcileAsync(DateTime sinceUtc)
    {
        var booked = 0;
        var last = 0;
        var pendingId = (int)ReferralStatus.Pending;
        while (true)
        {
            var after = last;
            var referrals = await referralRepository.GetAllAsync(query => query
                .Where(row => row.Id > after && (row.StatusId == pendingId || row.UpdatedOnUtc >= sinceUtc)).OrderBy(row => row.Id).Take(BATCH));
            if (referrals.Count == 0)
                return booked;

            last = referrals[^1].Id;
            foreach (var referral in await unsettledReferrals.SelectAsync(referrals))
            {
                try
                {
                    booked += await ConvergeAsync(referral.Id);
                }
                catch (Exception exception)
                {
                    await logger.ErrorAsync($"Loyalty: referral {referral.Id} could not be settled; the next run will try again", exception);
                }
            }
        }
    }

    /// <summary>
    /// What is noted when all that follows a referral's first reward is done
    /// </summary>
    public static string NoticeOf(Referral referral)
    {
        return $"referral:{referral.Id.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// Converges a referral
    /// </summary>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ConvergeAsync(int referralId)
    {
        var referral = await referralRepository.GetByIdAsync(referralId);
        var program = referral is null ? null : await programService.GetProgramByIdAsync(referral.ProgramId);
        if (program is null)
            return 0;

        var terms = (await termsRepository.GetAllAsync(query => query.Where(row => row.ProgramId == program.Id))).FirstOrDefault() ?? new ReferralTerms();
        var order = await factsReader.GetFirstOrderAsync(referral.RefereeCustomerId);
        if (await BlockAsync(referral, order, terms))
            return 0;

        var given = referral.Status == ReferralStatus.Rewarded || (await GetEntriesAsync(referral)).Sum(entry => entry.Points) > 0
            || await rules.HaveGivenAsync(referral);
        var due = ReferralReward.IsDue(referral, order is null ? null : await DescribeAsync(order, program), terms, given && referral.OrderId == order?.Id);
        if (!due && !given)
            return 0;

        var referrer = await GetReferrerAsync(referral);
        var referee = await merged.GetStandingAsync(await GetRefereeAsync(referral, due));
        if (referrer is null || referee is null || (due && (referrer.Status != MemberStatus.Active || referee.Status != MemberStatus.Active)))
            return 0;

        if (due && !given && await pauses.CoverAsync(order.CreatedOnUtc, EarningPauses.OfMember(referrer.Id), EarningPauses.OfMember(referee.Id),
                EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(order.StoreId)))
            return 0;

        // both were merged into one since they were rewarded: there is nothing to give any more, but all to take back
        var samePerson = referrer.Id == referee.Id;
        if (samePerson && due)
            return 0;

        var (booked, atRest) = await BookAsync(referral, program, referrer.Id, due ? referral.ReferrerPoints : 0)
            + (samePerson ? Converged.AlreadyThere : await BookAsync(referral, program, referee.Id, due ? referral.RefereePoints : 0))
            + await rules.ConvergeAsync(referral, program, due);
        // what one of them could not be given yet is given by the next run, and only then told
        if (!atRest)
            return booked;

        var settled = await SettleAsync(referral.Id, due, order?.Id);
        if (settled.Status == ReferralStatus.Rewarded)
            booked += await ConcludeAsync(settled, program, referrer, referee);

        return booked;
    }

    /// <summary>
    /// Looks once more when there is an order: only then its addresses are known
    /// </summary>
    private async Task<bool> BlockAsync(Referral referral, Order order, ReferralTerms terms)
    {
        if (order is null || referral.Approved || referral.Status != ReferralStatus.Pending)
            return false;

        var referrer = await GetReferrerAsync(referral);
        var referee = await customerService.GetCustomerByIdAsync(referral.RefereeCustomerId);
        if (referrer is null || referee is null)
            return false;

        var reason = ReferralCheck.Check(await factsReader.ReadAsync(referrer, referee, order.CustomerIp ?? referral.IpAddress, order, referral.Id), terms.SameIpLimit);
        if (reason == ReferralReason.None)
            return false;

        return await turns.RunAsync<Referral, bool>(referral.Id, async () =>
        {
            // an admin may have approved it meanwhile
            if (await referralRepository.GetByIdAsync(referral.Id) is not { Approved: false, Status: ReferralStatus.Pending } stored)
                return true;

            stored.Status = ReferralStatus.Blocked;
            stored.Reason = reason;
            stored.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
            await referralRepository.UpdateAsync(stored, false);

            return true;
        });
    }

    private async Task<ReferredOrder> DescribeAsync(Order order, LoyaltyProgram program)
    {
        var award = (await awardRepository.GetAllAsync(query => query.Where(row => row.OrderId == order.Id && row.ProgramId == program.Id))).FirstOrDefault();

        return ReferralFactsReader.Describe(order, award, program, time.GetUtcNow().UtcDateTime);
    }

    private async Task<LoyaltyMember> GetReferrerAsync(Referral referral)
    {
        return await merged.GetStandingAsync(await memberService.GetMemberByIdAsync(referral.ReferrerMemberId));
    }

    private async Task<LoyaltyMember> GetRefereeAsync(Referral referral, bool enrol)
    {
        return enrol
            ? await memberService.GetOrEnrolAsync(referral.ProgramId, referral.RefereeCustomerId, LoyaltyDefaults.SystemActor)
            : await memberService.GetMemberAsync(referral.ProgramId, referral.RefereeCustomerId);
    }

    private async Task<IList<LedgerEntry>> GetEntriesAsync(Referral referral)
    {
        return await convergence.GetEntriesAsync(referral.ProgramId, LoyaltyDefaults.ReferralReference, referral.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Books what is missing for one side; what a membership was given before it was merged counts. The key counts the steps, so that two who
    /// see the same state book it once
    /// </summary>
    private async Task<Converged> BookAsync(Referral referral, LoyaltyProgram program, int memberId, long target)
    {
        var memberIds = await merged.GetMemberIdsAsync(memberId);

        return await convergence.RunAsync($"referral {referral.Id}", async _ =>
        {
            var booked = (await GetEntriesAsync(referral)).Where(entry => memberIds.Contains(entry.MemberId)).OrderBy(entry => entry.Id).ToList();
            var missing = target - booked.Sum(entry => entry.Points);

            return missing == 0 ? null : LedgerCorrections.OfGiven(memberId, $"referral:{referral.Id}:{memberId}:{booked.Count + 1}", LoyaltyDefaults.SystemActor, missing, booked,
                PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime.Date)) with
            {
                ReferenceType = LoyaltyDefaults.ReferralReference,
                ReferenceId = referral.Id.ToString(CultureInfo.InvariantCulture)
            };
        });
    }

    private Task<Referral> SettleAsync(int referralId, bool due, int? orderId)
    {
        return turns.RunAsync<Referral, Referral>(referralId, () => SettleInTurnAsync(referralId, due, orderId));
    }

    private async Task<Referral> SettleInTurnAsync(int referralId, bool due, int? orderId)
    {
        // read again: an admin may have decided meanwhile, and then the next run takes the points back
        var referral = await referralRepository.GetByIdAsync(referralId);
        var status = due ? ReferralStatus.Rewarded : ReferralStatus.Reversed;
        if (referral.Status is ReferralStatus.Blocked or ReferralStatus.Rejected || referral.Status == status)
            return referral;

        referral.Status = status;
        referral.OrderId = due ? orderId : referral.OrderId;
        referral.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await referralRepository.UpdateAsync(referral, false);

        return referral;
    }

    /// <summary>
    /// Does what follows the first reward. Each part happens once; that all is done is noted last, so that the task does what a crash left open
    /// </summary>
    /// <returns>Number of entries booked</returns>
    private async Task<int> ConcludeAsync(Referral referral, LoyaltyProgram program, LoyaltyMember referrer, LoyaltyMember referee)
    {
        var done = NoticeOf(referral);
        if (await notices.IsTakenAsync(done))
            return 0;

        if (await notices.TryTakeAsync($"{done}:announced", () => outbox.WriteAsync(WebhookEvents.REFERRAL_REWARDED, referral.ProgramId, referrer.Id,
                () => WebhookBody.Of(referral, referrer, referee))))
            await eventPublisher.PublishAsync(new ReferralRewardedEvent(referral, referrer, referee));

        var (booked, failed) = await rules.FireAsync(referral, referrer, referee);
        await TellAsync($"{done}:referrer", program, referrer, referee, referral.ReferrerPoints);
        await TellAsync($"{done}:referee", program, referee, referrer, referral.RefereePoints);
        if (!failed && await notices.AreTakenAsync([$"{done}:announced", $"{done}:referrer", $"{done}:referee"]))
            await notices.TryTakeAsync(done);

        return booked;
    }

    /// <summary>
    /// Tells one side, in the transaction of the note that it was told
    /// </summary>
    private async Task TellAsync(string key, LoyaltyProgram program, LoyaltyMember member, LoyaltyMember friend, long points)
    {
        try
        {
            if (!await notices.IsTakenAsync(key))
                await notices.TryTakeAsync(key, points > 0 ? SendAsync : null);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: member {member.Id} could not be told of the referral's reward; the next run will try again", exception);
        }
        return;

        async Task SendAsync()
        {
            var account = await ledgerService.GetAccountAsync(member.Id);
            var customer = await customerService.GetCustomerByIdAsync(friend.CustomerId);
            await messages.SendAsync(LoyaltyMessageTemplates.ReferralRewarded, program, member, writing => Task.FromResult<IEnumerable<Token>>(
            [
                .. LoyaltyMessages.GetProgramTokens(program, account.Balance, writing),
                new Token("Loyalty.Points", writing.Number(points)),
                new Token("Loyalty.Friend", NameMask.Mask(customer?.FirstName, customer?.LastName))
            ]));
        }
    }
}
