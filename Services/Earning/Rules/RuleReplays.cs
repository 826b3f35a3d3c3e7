using System.Text.Json;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// What a replay has found so far
/// </summary>
public sealed class ReplayState
{
    /// <summary>
    /// Points the orders have really brought, refunds counted
    /// </summary>
    public long RealPoints { get; set; }

    /// <summary>
    /// Points they would have brought by the rules replayed
    /// </summary>
    public long DraftPoints { get; set; }

    /// <summary>
    /// Points of each rule replayed
    /// </summary>
    public Dictionary<int, long> ByRule { get; set; } = [];

    /// <summary>
    /// What each member would have more, or less
    /// </summary>
    public Dictionary<int, long> ByMember { get; set; } = [];

    /// <summary>
    /// When each rule gave each member points, by "rule:member"
    /// </summary>
    public Dictionary<string, List<DateTime>> Uses { get; set; } = [];

    /// <summary>
    /// Points each rule has given before refunds
    /// </summary>
    public Dictionary<int, long> BudgetUsed { get; set; } = [];

    /// <summary>
    /// Members who would stand higher, and lower; known at the end
    /// </summary>
    public int MovesUp { get; set; }
    public int MovesDown { get; set; }
}

/// <summary>
/// Replays past orders through rules as if those had been active then, and books nothing. Members count as they are now
/// </summary>
public class RuleReplays(ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    IEarningRuleService ruleService,
    IMemberService memberService,
    IProgramService programService,
    IRepository<Order> orderRepository,
    IRepository<RuleReplay> replayRepository,
    ITierService tierService,
    OrderFactsReader factsReader,
    OrderSnapshots snapshots,
    RuleMembers members,
    TierFigures tierFigures,
    TierPolicies tierPolicies,
    TimeProvider time)
{
    private const int BATCH = 100;

    /// <summary>
    /// Starts a replay
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="ruleIds">Rules, active or not</param>
    /// <param name="months">Months to look back, from 1</param>
    /// <param name="actor">Who asks</param>
    public async Task<RuleReplay> StartAsync(int programId, IList<int> ruleIds, int months, string actor)
    {
        var fromUtc = time.GetUtcNow().UtcDateTime.AddMonths(-months);
        var replay = new RuleReplay
        {
            ProgramId = programId,
            RuleIds = IdList.Format(ruleIds.Distinct()),
            FromUtc = fromUtc,
            Total = await orderRepository.Table.CountAsync(order => order.CreatedOnUtc >= fromUtc),
            State = JsonSerializer.Serialize(new ReplayState()),
            Actor = actor,
            CreatedOnUtc = time.GetUtcNow().UtcDateTime
        };
        await replayRepository.InsertAsync(replay, false);

        return replay;
    }

    /// <summary>
    /// Replays the next orders
    /// </summary>
    /// <returns>The replay and what it has found so far; null when there is no such replay</returns>
    public async Task<(RuleReplay Replay, ReplayState State)?> StepAsync(int replayId)
    {
        var replay = (await replayRepository.GetAllAsync(query => query.Where(row => row.Id == replayId))).FirstOrDefault();
        if (replay is null)
            return null;

        var state = JsonSerializer.Deserialize<ReplayState>(replay.State);
        if (replay.Done)
            return (replay, state);

        var orders = await orderRepository.GetAllAsync(query => query
            .Where(order => order.CreatedOnUtc >= replay.FromUtc && order.Id > replay.LastOrderId).OrderBy(order => order.Id).Take(BATCH));
        if (orders.Count > 0)
        {
            await ReplayAsync(replay, state, orders);
            replay.LastOrderId = orders[^1].Id;
            replay.Processed += orders.Count;
        }
        if (orders.Count < BATCH)
        {
            await CountMovesAsync(replay.ProgramId, state);
            replay.Done = true;
        }
        replay.State = JsonSerializer.Serialize(state);
        await replayRepository.UpdateAsync(replay, false);

        return (replay, state);
    }

    private async Task ReplayAsync(RuleReplay replay, ReplayState state, IList<Order> orders)
    {
        var ruleIds = IdList.Parse(replay.RuleIds);
        var rules = (await ruleService.GetRulesAsync(replay.ProgramId)).Where(rule => ruleIds.Contains(rule.Id))
            .Select(rule => (rule.Id, Definition: rule.GetDefinition() with { Active = true })).ToList();
        foreach (var snapshot in await snapshots.ReadAsync(orders))
        {
            var order = snapshot.Order;
            if (snapshot.Awards.FirstOrDefault(award => award.ProgramId == replay.ProgramId) is not { } award)
                continue;

            var figures = await snapshot.GetFiguresAsync(EarningExceptions.Of(award));
            var facts = await snapshot.GetFactsAsync(award) with { Number = await factsReader.GetNumberAsync(award.ProgramId, order.CustomerId, order.Id) };
            var booked = snapshot.Booked.Where(entry => entry.ProgramId == replay.ProgramId).ToList();
            var real = booked.Sum(entry => entry.Points + entry.Pending);
            var byAmount = booked.Where(entry => entry.RuleId is null).Sum(entry => entry.Points + entry.Pending);
            var draft = byAmount + await GiveAsync(state, rules, order, award, figures, facts);

            state.RealPoints += real;
            state.DraftPoints += draft;
            if (draft != real)
                state.ByMember[award.MemberId] = state.ByMember.GetValueOrDefault(award.MemberId) + draft - real;
        }
    }

    /// <summary>
    /// What the rules would have given an order, refunds counted
    /// </summary>
    private async Task<long> GiveAsync(ReplayState state, IList<(int Id, RuleDefinition Definition)> rules, Order order, OrderAward award, OrderFigures figures,
        OrderFacts facts)
    {
        var member = await memberService.GetMemberByIdAsync(award.MemberId);
        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        if (member is null || customer is null)
            return 0;

        var happened = OrderRules.ToEvent(order, facts);
        var who = await members.ReadAsync(award.ProgramId, member, customer) with { Active = true };
        var zone = dateTimeHelper.DefaultStoreTimeZone;
        var given = new List<(int RuleId, long Points)>();
        foreach (var (id, definition) in rules)
        {
            var judged = RuleEngine.Judge(definition, happened, who, zone);
            if (!judged.Fired)
                continue;

            var key = $"{id}:{award.MemberId}";
            var uses = state.Uses.TryGetValue(key, out var known) ? known : state.Uses[key] = [];
            var start = RulePeriods.StartUtc(definition.Period, order.CreatedOnUtc, zone);
            var verdict = RuleEngine.Limit(definition, judged.Points, new RuleUsage(uses.Count, uses.Count(use => use >= start),
                uses.Count == 0 ? null : uses[^1], state.BudgetUsed.GetValueOrDefault(id)), order.CreatedOnUtc);
            if (!verdict.Fired)
                continue;

            if (definition.LimitsMember)
                uses.Add(order.CreatedOnUtc);
            state.BudgetUsed[id] = state.BudgetUsed.GetValueOrDefault(id) + verdict.Points;
            given.Add((id, verdict.Points));
        }
        if (!EarnFormula.Earns(figures, OrderTerms.Of(award)))
            return 0;

        var kept = RefundShares.Kept(given.Select(pair => pair.Points).ToList(), figures.Total, figures.Refunded);
        for (var i = 0; i < given.Count; i++)
            state.ByRule[given[i].RuleId] = state.ByRule.GetValueOrDefault(given[i].RuleId) + kept[i];

        return kept.Sum();
    }

    /// <summary>
    /// Counts the members whose points would carry them to another tier; money does not change
    /// </summary>
    private async Task CountMovesAsync(int programId, ReplayState state)
    {
        var program = await programService.GetProgramByIdAsync(programId);
        var terms = await tierPolicies.GetTermsAsync(programId);
        if (program is null || !terms.CountsPoints || state.ByMember.Count == 0)
            return;

        var tiers = await tierService.GetTiersAsync(programId);
        var from = terms.CountsFrom(time.GetUtcNow().UtcDateTime);
        foreach (var batch in state.ByMember.Chunk(BATCH))
        {
            var figures = await tierFigures.LoadAsync(batch.Select(pair => pair.Key).ToList(), terms, from);
            foreach (var (memberId, more) in batch)
            {
                var now = TierLadder.TierFor(tiers, figures(memberId, from))?.Threshold ?? 0;
                var then = TierLadder.TierFor(tiers, figures(memberId, from) + more)?.Threshold ?? 0;
                state.MovesUp += then > now ? 1 : 0;
                state.MovesDown += then < now ? 1 : 0;
            }
        }
    }
}
