using System.Globalization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Picks the referrals that have something to book or to tell; a fixed number of queries serves a whole batch, however many of its
/// referrals still wait for an order
/// </summary>
public class UnsettledReferrals(Earners earners,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<Order> orderRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<ReferralTerms> termsRepository,
    RuleBooking ruleBooking,
    SentNotices notices,
    TimeProvider time)
{
    /// <summary>
    /// Picks the referrals that are not settled
    /// </summary>
    public async Task<IList<Referral>> SelectAsync(IList<Referral> referrals)
    {
        var batch = await ReadBatchAsync(referrals);

        return referrals.Where(referral => !IsSettled(referral, batch)).ToList();
    }

    private async Task<Batch> ReadBatchAsync(IList<Referral> referrals)
    {
        var customerIds = referrals.Select(referral => referral.RefereeCustomerId).Distinct().ToList();
        var memberIds = referrals.Select(referral => referral.ReferrerMemberId).Distinct().ToList();
        var references = referrals.Select(Reference).ToList();
        var ruleKeys = referrals.SelectMany(ReferralRules.KeysOf).ToList();
        var programs = (await programService.GetProgramsAsync(activeOnly: false)).ToDictionary(program => program.Id);
        var terms = (await termsRepository.GetAllAsync(query => query)).ToDictionary(row => row.ProgramId);
        var orders = await ReadFirstOrdersAsync(customerIds);
        var orderIds = orders.Values.Select(order => order.Id).ToList();
        var awards = await awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)));
        var entries = await entryRepository.GetAllAsync(query => query.Where(entry =>
            (entry.ReferenceType == LoyaltyDefaults.ReferralReference && references.Contains(entry.ReferenceId))
            || (entry.ReferenceType == LoyaltyDefaults.EventReference && ruleKeys.Contains(entry.ReferenceId))));
        var rules = await ruleBooking.GetAwardsAsync(ruleKeys);
        var members = await memberRepository.GetAllAsync(query => query.Where(member => memberIds.Contains(member.Id) || customerIds.Contains(member.CustomerId)));
        var mergedIds = members.Select(member => member.MergedIntoId).OfType<int>().Distinct().ToList();
        var standing = mergedIds.Count == 0 ? [] : await memberRepository.GetAllAsync(query => query.Where(member => mergedIds.Contains(member.Id)));

        return new Batch(time.GetUtcNow().UtcDateTime, programs, terms, orders, awards.ToDictionary(award => (award.OrderId, award.ProgramId)),
            entries.ToLookup(entry => (entry.ReferenceType, entry.ReferenceId)), rules.ToLookup(award => award.EventKey),
            members.Concat(standing).DistinctBy(member => member.Id).ToDictionary(member => member.Id),
            members.ToDictionary(member => (member.ProgramId, member.CustomerId)), await earners.SelectAsync(customerIds),
            await notices.GetTakenAsync(referrals.Select(ReferralConvergence.NoticeOf).ToList()));
    }

    private async Task<IReadOnlyDictionary<int, Order>> ReadFirstOrdersAsync(IList<int> customerIds)
    {
        var cancelledId = (int)OrderStatus.Cancelled;
        var voidedId = (int)PaymentStatus.Voided;
        var firstIds = await (
            from order in orderRepository.Table
            where customerIds.Contains(order.CustomerId) && !order.Deleted && order.OrderStatusId != cancelledId && order.PaymentStatusId != voidedId
            group order by order.CustomerId into own
            select own.Min(order => order.Id)).ToListAsync();
        var orders = firstIds.Count == 0 ? [] : await orderRepository.GetAllAsync(query => query.Where(order => firstIds.Contains(order.Id)));

        return orders.ToDictionary(order => order.CustomerId);
    }

    /// <summary>
    /// Whether a look at a referral would change nothing, by the same rules that ReferralConvergence follows
    /// </summary>
    private static bool IsSettled(Referral referral, Batch batch)
    {
        if (!batch.Programs.TryGetValue(referral.ProgramId, out var program))
            return true;

        var order = batch.Orders.GetValueOrDefault(referral.RefereeCustomerId);
        var award = order is null ? null : batch.Awards.GetValueOrDefault((order.Id, program.Id));
        var booked = batch.Entries[(LoyaltyDefaults.ReferralReference, Reference(referral))].Sum(entry => entry.Points);
        var byRules = ReferralRules.KeysOf(referral).Sum(key => batch.Entries[(LoyaltyDefaults.EventReference, key)].Sum(entry => entry.Points));
        var given = referral.Status == ReferralStatus.Rewarded || booked > 0 || byRules > 0;
        var due = ReferralReward.IsDue(referral, order is null ? null : ReferralFactsReader.Describe(order, award, program, batch.NowUtc),
            batch.Terms.GetValueOrDefault(program.Id) ?? new ReferralTerms(), given && referral.OrderId == order?.Id);
        if (!due)
            return !given || (referral.Status != ReferralStatus.Rewarded && booked == 0 && byRules == 0);
        if (!CanBeGiven(referral, program, batch))
            return true;

        return referral.Status == ReferralStatus.Rewarded && batch.Concluded.Contains(ReferralConvergence.NoticeOf(referral))
            && booked == referral.ReferrerPoints + referral.RefereePoints
            && byRules == ReferralRules.KeysOf(referral).Sum(key => batch.Rules[key].Sum(rule => rule.Points));
    }

    /// <summary>
    /// Whether both sides are there, are active and are two
    /// </summary>
    private static bool CanBeGiven(Referral referral, LoyaltyProgram program, Batch batch)
    {
        if (Standing(batch.Members.GetValueOrDefault(referral.ReferrerMemberId), batch) is not { Status: MemberStatus.Active } referrer)
            return false;
        if (!batch.MembersByCustomer.TryGetValue((program.Id, referral.RefereeCustomerId), out var friend))
            return program.Enrolment != Enrolment.ByHand && batch.Earners.Contains(referral.RefereeCustomerId);

        return Standing(friend, batch) is { Status: MemberStatus.Active } referee && referee.Id != referrer.Id;
    }

    private static LoyaltyMember Standing(LoyaltyMember member, Batch batch)
    {
        return member?.MergedIntoId is { } otherId ? batch.Members.GetValueOrDefault(otherId) : member;
    }

    private static string Reference(Referral referral)
    {
        return referral.Id.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Batch(
        DateTime NowUtc,
        IReadOnlyDictionary<int, LoyaltyProgram> Programs,
        IReadOnlyDictionary<int, ReferralTerms> Terms,
        IReadOnlyDictionary<int, Order> Orders,
        IReadOnlyDictionary<(int OrderId, int ProgramId), OrderAward> Awards,
        ILookup<(string Type, string Id), LedgerEntry> Entries,
        ILookup<string, RuleAward> Rules,
        IReadOnlyDictionary<int, LoyaltyMember> Members,
        IReadOnlyDictionary<(int ProgramId, int CustomerId), LoyaltyMember> MembersByCustomer,
        IReadOnlySet<int> Earners,
        IReadOnlySet<string> Concluded);
}
