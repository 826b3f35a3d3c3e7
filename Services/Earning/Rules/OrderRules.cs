using System.Globalization;
using System.Text.Json;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.Helpers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Brings the ledger to what rules should have given for orders
/// </summary>
public class OrderRules(IDateTimeHelper dateTimeHelper,
    IEarningRuleService ruleService,
    ILogger logger,
    LedgerConvergence convergence,
    OrderFactsReader factsReader,
    OrderSnapshots snapshots,
    RuleBooking booking,
    RuleMembers members,
    TimeProvider time)
{
    /// <summary>
    /// Finds the rules that fire for an order about to earn for the first time, before it does
    /// </summary>
    /// <param name="snapshot">The order</param>
    /// <param name="award">Its terms, not stored yet</param>
    /// <param name="member">Who earns</param>
    /// <param name="customer">The customer</param>
    /// <returns>Rules and versions, as the award keeps them; null when none fires</returns>
    public async Task<string> FindAsync(OrderSnapshot snapshot, OrderAward award, LoyaltyMember member, Customer customer)
    {
        var rules = (await ruleService.GetRulesAsync(award.ProgramId, activeOnly: true))
            .Where(rule => ((RuleTrigger)rule.TriggerId).IsOrder()).ToList();
        if (rules.Count == 0)
            return null;

        var order = snapshot.Order;
        try
        {
            var number = await factsReader.GetNumberAsync(member, order);
            var happened = ToEvent(order, await snapshot.GetFactsAsync(award) with { Number = number });
            var facts = await members.ReadAsync(award.ProgramId, member, customer);
            var firing = rules.Where(rule => RuleEngine.Judge(rule.GetDefinition(), happened, facts, dateTimeHelper.DefaultStoreTimeZone).Fired).ToList();

            return firing.Count == 0 ? null : string.Join(',', firing.Select(rule => $"{rule.Id}:{rule.Version}"));
        }
        catch (Exception exception)
        {
            // the order earns by its amount all the same
            await logger.ErrorAsync($"Loyalty: the earning rules could not look at order {order.Id}", exception);

            return null;
        }
    }

    /// <summary>
    /// Books the difference between what the rules of an order's first award should have given and what was booked.
    /// A rule that fails is logged, and the reconciliation tries it again
    /// </summary>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ConvergeAsync(OrderSnapshot snapshot, OrderAward award)
    {
        if (string.IsNullOrEmpty(award.RuleVersions))
            return 0;

        IReadOnlyList<ConvergenceStep> steps = null;

        return (await convergence.RunRoundsAsync($"the rules of order {snapshot.Order.Id}", async () =>
        {
            if (steps is not null)
                snapshot = await snapshots.ReadAgainAsync(snapshot, steps.Contains(ConvergenceStep.Overtaken));
            var taken = new List<ConvergenceStep>();
            foreach (var line in await GetLinesAsync([(snapshot, award)]))
            {
                if (await TryBookAsync(line) is { } step)
                    taken.Add(step);
            }

            return steps = taken;
        })).Written;
    }

    /// <summary>
    /// Finds the orders whose rules gave something else than they should have; a few queries serve all
    /// </summary>
    /// <param name="orders">Orders</param>
    /// <param name="canEarn">Whether an award's member can be given something now</param>
    public async Task<ISet<int>> SelectUnsettledAsync(IReadOnlyList<OrderSnapshot> orders, Func<OrderAward, bool> canEarn)
    {
        var ruled = orders.SelectMany(order => order.Awards.Where(award => !string.IsNullOrEmpty(award.RuleVersions)).Select(award => (order, award))).ToList();
        if (ruled.Count == 0)
            return new HashSet<int>();

        return (await GetLinesAsync(ruled)).Where(IsUnsettled).Select(line => line.Award.OrderId).ToHashSet();

        bool IsUnsettled(Line line)
        {
            var gives = canEarn(line.Award);
            if (line.NeedsClaim)
                return gives;

            var missing = OrderBooking.Missing(line.Target, line.Booked);

            return missing != EarnTarget.None && (gives || OrderBooking.TakesBack(missing));
        }
    }

    /// <summary>
    /// Key of an order as an event
    /// </summary>
    public static string KeyOf(int orderId)
    {
        return $"order:{orderId.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// An order as rules see it
    /// </summary>
    public static RuleEvent ToEvent(Order order, OrderFacts facts)
    {
        return new RuleEvent
        {
            Trigger = RuleTrigger.Order,
            Key = KeyOf(order.Id),
            StoreId = order.StoreId,
            OccurredOnUtc = order.CreatedOnUtc,
            Metadata = Metadata(order),
            Order = facts
        };
    }

    /// <summary>
    /// What conditions can ask of an order
    /// </summary>
    private static IReadOnlyList<KeyValuePair<string, string>> Metadata(Order order)
    {
        return
        [
            new("paymentMethod", order.PaymentMethodSystemName ?? string.Empty),
            new("shippingMethod", order.ShippingMethod ?? string.Empty),
            new("currency", order.CustomerCurrencyCode ?? string.Empty)
        ];
    }

    private static IEnumerable<(int RuleId, int Version)> Parse(string ruleVersions)
    {
        return ruleVersions.Split(',').Select(pair => pair.Split(':'))
            .Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)));
    }

    private async Task<ConvergenceStep?> TryBookAsync(Line line)
    {
        var order = line.Snapshot.Order;
        try
        {
            if (line.NeedsClaim)
                return await ClaimAsync(line) ? ConvergenceStep.Written : null;

            return OrderBooking.Difference(order, line.Award, line.Earning, line.Target, line.Booked) is { } command
                ? await convergence.BookAsync($"rule {line.RuleId} at order {order.Id}", command)
                : null;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: rule {line.RuleId} failed at order {order.Id}; the reconciliation will try again", exception);

            return ConvergenceStep.Refused;
        }
    }

    /// <summary>
    /// The first award: limits are judged and counted together with the first entry
    /// </summary>
    private async Task<bool> ClaimAsync(Line line)
    {
        var (order, award) = (line.Snapshot.Order, line.Award);
        var claim = new RuleClaim(line.RuleId, line.Version, line.Definition, award.MemberId, KeyOf(order.Id), order.CreatedOnUtc, line.Full, line.Earning.Inputs);
        var verdict = await booking.BookAsync(claim, points => OrderBooking.Difference(order, award, line.Earning, line.TargetOf(points), []));

        return verdict.Fired && verdict.Reason != RuleReasons.ALREADY_AWARDED;
    }

    /// <summary>
    /// What each rule of some orders should have given by now
    /// </summary>
    private async Task<IList<Line>> GetLinesAsync(IList<(OrderSnapshot Snapshot, OrderAward Award)> orders)
    {
        var versions = (await ruleService.GetVersionsAsync(orders.SelectMany(pair => Parse(pair.Award.RuleVersions)).Distinct().ToList()))
            .ToDictionary(version => (version.RuleId, version.Version));
        var awards = (await booking.GetAwardsAsync(orders.Select(pair => pair.Award.OrderId).Distinct().Select(KeyOf).ToList())).ToDictionary(award => (award.EventKey, award.RuleId));
        var nowUtc = time.GetUtcNow().UtcDateTime;

        var lines = new List<Line>();
        foreach (var (snapshot, award) in orders)
        {
            var figures = await snapshot.GetFiguresAsync(EarningExceptions.Of(award));
            var facts = await snapshot.GetFactsAsync(award);
            var terms = OrderTerms.Of(award);
            var state = new Standing(EarnFormula.Earns(figures, terms), EarnFormula.IsHeld(figures, terms, nowUtc), figures.Total, figures.Refunded);
            var own = Parse(award.RuleVersions).Where(versions.ContainsKey)
                .Select(key => NewLine(snapshot, award, versions[key], awards.GetValueOrDefault((KeyOf(award.OrderId), key.RuleId)), facts, state)).ToList();

            // refunds shrink what the rules gave together; an award that is still to be made has no part in that yet
            var given = own.Where(line => !line.NeedsClaim).ToList();
            var kept = state.Keep(given.Select(line => line.Full).ToList());
            lines.AddRange(own.Where(line => line.NeedsClaim && state.Earns));
            lines.AddRange(given.Select((line, index) => line with { Target = state.Target(kept[index]) }));
        }

        return lines;
    }

    private static Line NewLine(OrderSnapshot snapshot, OrderAward award, EarningRuleVersion version, RuleAward made, OrderFacts facts, Standing state)
    {
        var definition = RuleDefinition.Parse(version.Definition);
        var full = RuleEngine.PointsFor(definition, facts);
        // what a limit refused stays refused, and a budget gives an order no more than it gave first
        if (made is not null && (made.Points == 0 || definition.Budget is not null))
            full = Math.Min(full, made.Points);
        var inputs = JsonSerializer.Serialize(new
        {
            total = facts.EarningTotal,
            rate = facts.PointsPerCurrencyUnit,
            points = full,
            refunded = snapshot.Order.RefundedAmount
        });

        return new Line(snapshot, award, version.RuleId, version.Version, definition, full, made is null && full > 0, state,
            new OrderEarning($"rule:{version.RuleId}:{KeyOf(award.OrderId)}", inputs)
            {
                RuleId = version.RuleId, RuleVersion = version.Version, RuleName = version.Name
            });
    }

    private sealed record Standing(bool Earns, bool Held, decimal Total, decimal Refunded)
    {
        public IReadOnlyList<long> Keep(IReadOnlyList<long> points)
        {
            return Earns ? RefundShares.Kept(points, Total, Refunded) : points.Select(_ => 0L).ToList();
        }

        public EarnTarget Target(long points)
        {
            return Held ? new EarnTarget(0, 0, points) : new EarnTarget(points, 0);
        }
    }

    private sealed record Line(OrderSnapshot Snapshot, OrderAward Award, int RuleId, int Version, RuleDefinition Definition, long Full, bool NeedsClaim, Standing State,
        OrderEarning Earning)
    {
        public EarnTarget Target { get; init; } = EarnTarget.None;

        public IList<LedgerEntry> Booked => Snapshot.BookedBy(Award.ProgramId, RuleId);

        public EarnTarget TargetOf(long points) => State.Target(State.Keep([points])[0]);
    }
}
