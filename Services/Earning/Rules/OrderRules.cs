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
public class OrderRules
{
    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly IEarningRuleService _ruleService;
    private readonly ILogger _logger;
    private readonly IRepository<Order> _orderRepository;
    private readonly LedgerConvergence _convergence;
    private readonly OrderFactsReader _factsReader;
    private readonly OrderPartsReader _partsReader;
    private readonly RuleBooking _booking;
    private readonly RuleMembers _members;

    public OrderRules(IDateTimeHelper dateTimeHelper,
        IEarningRuleService ruleService,
        ILogger logger,
        IRepository<Order> orderRepository,
        LedgerConvergence convergence,
        OrderFactsReader factsReader,
        OrderPartsReader partsReader,
        RuleBooking booking,
        RuleMembers members)
    {
        _dateTimeHelper = dateTimeHelper;
        _ruleService = ruleService;
        _logger = logger;
        _orderRepository = orderRepository;
        _convergence = convergence;
        _factsReader = factsReader;
        _partsReader = partsReader;
        _booking = booking;
        _members = members;
    }

    /// <summary>
    /// Finds the rules that fire for an order about to earn for the first time, before it does
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="award">Its terms, not stored yet</param>
    /// <param name="member">Who earns</param>
    /// <param name="customer">The customer</param>
    /// <returns>Rules and versions, as the award keeps them; null when none fires</returns>
    public async Task<string> FindAsync(Order order, OrderAward award, LoyaltyMember member, Customer customer)
    {
        var rules = (await _ruleService.GetRulesAsync(award.ProgramId, activeOnly: true))
            .Where(rule => ((RuleTrigger)rule.TriggerId).IsOrder()).ToList();
        if (rules.Count == 0)
            return null;

        try
        {
            var number = await _factsReader.GetNumberAsync(member, order);
            var happened = ToEvent(order, await GetFactsAsync(order, award) with { Number = number });
            var facts = await _members.ReadAsync(award.ProgramId, member, customer);
            var firing = rules.Where(rule => RuleEngine.Judge(rule.GetDefinition(), happened, facts, _dateTimeHelper.DefaultStoreTimeZone).Fired).ToList();

            return firing.Count == 0 ? null : string.Join(',', firing.Select(rule => $"{rule.Id}:{rule.Version}"));
        }
        catch (Exception exception)
        {
            // the order earns by its amount all the same
            await _logger.ErrorAsync($"Loyalty: the earning rules could not look at order {order.Id}", exception);

            return null;
        }
    }

    /// <summary>
    /// Books the difference between what the rules of an order's first award should have given and what was booked.
    /// A rule that fails is logged, and the reconciliation tries it again
    /// </summary>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ConvergeAsync(Order order, OrderAward award)
    {
        if (string.IsNullOrEmpty(award.RuleVersions))
            return 0;

        var first = true;

        return (await _convergence.RunRoundsAsync($"the rules of order {order.Id}", async () =>
        {
            if (!first)
                order = (await _orderRepository.GetAllAsync(query => query.Where(row => row.Id == order.Id))).FirstOrDefault() ?? order;
            first = false;
            var lines = await GetLinesAsync([(order, award)]);
            var entries = await _convergence.GetEntriesAsync(award.ProgramId, LoyaltyDefaults.OrderReference, OrderBooking.Reference(order.Id));
            var steps = new List<ConvergenceStep>();
            foreach (var line in lines)
            {
                if (await TryBookAsync(order, award, line, entries) is { } step)
                    steps.Add(step);
            }

            return steps;
        })).Written;
    }

    /// <summary>
    /// Finds the orders whose rules gave something else than they should have; a few queries serve all
    /// </summary>
    /// <param name="orders">Orders with their awards</param>
    /// <param name="entries">Entries by program and reference</param>
    /// <param name="canEarn">Whether an award's member can be given something now</param>
    public async Task<ISet<int>> SelectUnsettledAsync(IList<(Order Order, OrderAward Award)> orders,
        ILookup<(int ProgramId, string Reference), LedgerEntry> entries, Func<OrderAward, bool> canEarn)
    {
        var ruled = orders.Where(pair => !string.IsNullOrEmpty(pair.Award.RuleVersions)).ToList();
        if (ruled.Count == 0)
            return new HashSet<int>();

        var earning = ruled.Where(pair => canEarn(pair.Award)).Select(pair => (pair.Award.OrderId, pair.Award.ProgramId)).ToHashSet();

        return (await GetLinesAsync(ruled)).Where(IsUnsettled).Select(line => line.OrderId).ToHashSet();

        bool IsUnsettled(Line line)
        {
            var gives = earning.Contains((line.OrderId, line.ProgramId));
            if (line.NeedsClaim)
                return gives;

            var missing = OrderBooking.Missing(line.Target, Own(line, entries[(line.ProgramId, OrderBooking.Reference(line.OrderId))]));

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

    private static IList<LedgerEntry> Own(Line line, IEnumerable<LedgerEntry> entries)
    {
        return entries.Where(entry => entry.RuleId == line.RuleId && OrderBooking.IsEarning(entry)).ToList();
    }

    private static IEnumerable<(int RuleId, int Version)> Parse(string ruleVersions)
    {
        return ruleVersions.Split(',').Select(pair => pair.Split(':'))
            .Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)));
    }

    private async Task<ConvergenceStep?> TryBookAsync(Order order, OrderAward award, Line line, IList<LedgerEntry> entries)
    {
        try
        {
            if (line.NeedsClaim)
                return await ClaimAsync(order, award, line) ? ConvergenceStep.Written : null;

            return OrderBooking.Difference(order, award, line.Earning, line.Target, Own(line, entries)) is { } command
                ? await _convergence.BookAsync($"rule {line.RuleId} at order {order.Id}", command)
                : null;
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync($"Loyalty: rule {line.RuleId} failed at order {order.Id}; the reconciliation will try again", exception);

            return ConvergenceStep.Refused;
        }
    }

    /// <summary>
    /// The first award: limits are judged and counted together with the first entry
    /// </summary>
    private async Task<bool> ClaimAsync(Order order, OrderAward award, Line line)
    {
        var claim = new RuleClaim(line.RuleId, line.Version, line.Definition, award.MemberId, KeyOf(order.Id), order.CreatedOnUtc, line.Full, line.Earning.Inputs);
        var verdict = await _booking.BookAsync(claim, points => OrderBooking.Difference(order, award, line.Earning, line.TargetOf(points), []));

        return verdict.Fired && verdict.Reason != RuleReasons.ALREADY_AWARDED;
    }

    private async Task<OrderFacts> GetFactsAsync(Order order, OrderAward award)
    {
        var parts = await (await _partsReader.ReadAsync([order.Id]))(order.Id, EarningExceptions.Of(award));

        return (await _factsReader.ReadAsync([order.Id]))(order.Id, OrderTerms.Figures(order, parts), award);
    }

    /// <summary>
    /// What each rule of some orders should have given by now
    /// </summary>
    private async Task<IList<Line>> GetLinesAsync(IList<(Order Order, OrderAward Award)> orders)
    {
        var orderIds = orders.Select(pair => pair.Order.Id).Distinct().ToList();
        var versions = (await _ruleService.GetVersionsAsync(orders.SelectMany(pair => Parse(pair.Award.RuleVersions)).Distinct().ToList()))
            .ToDictionary(version => (version.RuleId, version.Version));
        var awards = (await _booking.GetAwardsAsync(orderIds.Select(KeyOf).ToList())).ToDictionary(award => (award.EventKey, award.RuleId));
        var readParts = await _partsReader.ReadAsync(orderIds);
        var readFacts = await _factsReader.ReadAsync(orderIds);
        var nowUtc = DateTime.UtcNow;

        var lines = new List<Line>();
        foreach (var (order, award) in orders)
        {
            var figures = OrderTerms.Figures(order, await readParts(order.Id, EarningExceptions.Of(award)));
            var facts = readFacts(order.Id, figures, award);
            var terms = OrderTerms.Of(award);
            var state = new Standing(EarnFormula.Earns(figures, terms), EarnFormula.IsHeld(figures, terms, nowUtc), figures.Total, figures.Refunded);
            var own = Parse(award.RuleVersions).Where(versions.ContainsKey)
                .Select(key => NewLine(order, award, versions[key], awards.GetValueOrDefault((KeyOf(order.Id), key.RuleId)), facts, state)).ToList();

            // refunds shrink what the rules gave together; an award that is still to be made has no part in that yet
            var given = own.Where(line => !line.NeedsClaim).ToList();
            var kept = state.Keep(given.Select(line => line.Full).ToList());
            lines.AddRange(own.Where(line => line.NeedsClaim && state.Earns));
            lines.AddRange(given.Select((line, index) => line with { Target = state.Target(kept[index]) }));
        }

        return lines;
    }

    private static Line NewLine(Order order, OrderAward award, EarningRuleVersion version, RuleAward made, OrderFacts facts, Standing state)
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
            refunded = order.RefundedAmount
        });

        return new Line(order.Id, award.ProgramId, version.RuleId, version.Version, definition, full, made is null && full > 0, state,
            new OrderEarning($"rule:{version.RuleId}:{KeyOf(order.Id)}", inputs)
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

    private sealed record Line(int OrderId, int ProgramId, int RuleId, int Version, RuleDefinition Definition, long Full, bool NeedsClaim, Standing State,
        OrderEarning Earning)
    {
        public EarnTarget Target { get; init; } = EarnTarget.None;

        public EarnTarget TargetOf(long points) => State.Target(State.Keep([points])[0]);
    }
}
