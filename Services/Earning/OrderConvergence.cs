using System.Text.Json;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Computes what an order should have brought from the order's state and the terms of its first award, and books the difference
/// </summary>
public class OrderConvergence : IOrderConvergence
{
    private const int MAX_ROUNDS = 10;
    private const int BATCH = 200;

    private readonly ICustomerService _customerService;
    private readonly ILedgerService _ledgerService;
    private readonly ILogger _logger;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;
    private readonly IRepository<LedgerEntry> _entryRepository;
    private readonly IRepository<Order> _orderRepository;
    private readonly IRepository<OrderAward> _awardRepository;
    private readonly ISettingService _settingService;
    private readonly ITierService _tierService;

    public OrderConvergence(ICustomerService customerService,
        ILedgerService ledgerService,
        ILogger logger,
        IMemberService memberService,
        IProgramService programService,
        IRepository<LedgerEntry> entryRepository,
        IRepository<Order> orderRepository,
        IRepository<OrderAward> awardRepository,
        ISettingService settingService,
        ITierService tierService)
    {
        _customerService = customerService;
        _ledgerService = ledgerService;
        _logger = logger;
        _memberService = memberService;
        _programService = programService;
        _entryRepository = entryRepository;
        _orderRepository = orderRepository;
        _awardRepository = awardRepository;
        _settingService = settingService;
        _tierService = tierService;
    }

    /// <inheritdoc />
    public async Task<int> ConvergeAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        // events carry the order as it was for their sender; what counts is what is stored
        var stored = (await _orderRepository.GetAllAsync(query => query.Where(row => row.Id == order.Id))).FirstOrDefault();
        if (stored is null)
            return 0;

        var awards = await GetAwardsAsync([stored.Id]);
        var programs = (await _programService.GetProgramsAsync(stored.StoreId)).ToDictionary(program => program.Id);
        var booked = 0;
        foreach (var programId in programs.Keys.Union(awards.Select(award => award.ProgramId)))
            booked += await ConvergeAsync(stored, programId, programs.GetValueOrDefault(programId), awards.FirstOrDefault(award => award.ProgramId == programId));

        return booked;
    }

    /// <inheritdoc />
    public async Task<int> ReconcileAsync(DateTime createdFromUtc)
    {
        var booked = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var orders = await _orderRepository.GetAllAsync(query => query
                .Where(order => order.CreatedOnUtc >= createdFromUtc && order.Id > after).OrderBy(order => order.Id).Take(BATCH));
            if (orders.Count == 0)
                return booked;

            last = orders[^1].Id;
            foreach (var order in await SelectUnsettledAsync(orders))
                booked += await TryConvergeAsync(order);
        }
    }

    /// <inheritdoc />
    public async Task<long> GetBookedPointsAsync(Order order)
    {
        var program = await _programService.GetDefaultProgramAsync(order.StoreId);

        return program is null ? 0 : (await GetBookedAsync(program.Id, order.Id)).Sum(entry => entry.Points);
    }

    private async Task<int> TryConvergeAsync(Order order)
    {
        try
        {
            return await ConvergeAsync(order);
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync($"Loyalty: reconciling order {order.Id} failed", exception);

            return 0;
        }
    }

    /// <summary>
    /// Picks the orders whose bookings differ from their target; two queries serve the whole batch
    /// </summary>
    private async Task<IList<Order>> SelectUnsettledAsync(IList<Order> orders)
    {
        var awards = (await GetAwardsAsync(orders.Select(order => order.Id).ToList())).ToLookup(award => award.OrderId);
        var references = orders.Select(order => Reference(order.Id)).ToList();
        var entries = (await _entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ReferenceType == LoyaltyDefaults.OrderReference && references.Contains(entry.ReferenceId))))
            .Where(IsOrderEarning)
            .ToLookup(entry => (entry.ProgramId, entry.ReferenceId));

        return orders.Where(order => !awards[order.Id].Any() || awards[order.Id].Any(award =>
        {
            var target = EarnFormula.Target(OrderTerms.Figures(order), OrderTerms.Of(award));
            var booked = entries[(award.ProgramId, Reference(order.Id))].ToList();

            return booked.Sum(entry => entry.Points) != target.Points || booked.Sum(entry => entry.Spend) != target.Spend;
        })).ToList();
    }

    private async Task<int> ConvergeAsync(Order order, int programId, LoyaltyProgram program, OrderAward award)
    {
        award ??= await FirstAwardAsync(order, program);
        if (award is null)
            return 0;

        var written = 0;
        for (var round = 0; round < MAX_ROUNDS; round++)
        {
            var target = EarnFormula.Target(OrderTerms.Figures(order), OrderTerms.Of(award));
            var booked = await GetBookedAsync(programId, order.Id);
            if (Difference(order, award, target, booked) is not { } command)
                return written;

            var result = await _ledgerService.ExecuteAsync(command);
            if (result.Success)
                written += result.Value.Replayed ? 0 : 1;
            else if (result.Error.Code == LoyaltyErrorCodes.MEMBER_INACTIVE)
                return written;
            else if (result.Error.Code != LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT)
                throw new InvalidOperationException($"Order {order.Id} could not be booked: {result.Error.Code} {result.Error.Message}");

            // somebody else booked a step of this order meanwhile: look again at both sides
            order = (await _orderRepository.GetAllAsync(query => query.Where(row => row.Id == order.Id))).FirstOrDefault() ?? order;
        }

        return written;
    }

    /// <summary>
    /// Decides whether the order earns for the first time and keeps the terms; null when it earns nothing (yet)
    /// </summary>
    private async Task<OrderAward> FirstAwardAsync(Order order, LoyaltyProgram program)
    {
        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId);
        if (program is null || !settings.Enabled || order.CreatedOnUtc < program.StartOnUtc)
            return null;

        var figures = OrderTerms.Figures(order);
        if (EarnFormula.Target(figures, OrderTerms.Current(program, settings, 1)) is { Points: 0, Spend: 0 })
            return null;

        var customer = await _customerService.GetCustomerByIdAsync(order.CustomerId);
        if (customer is null || customer.Deleted || !await _customerService.IsRegisteredAsync(customer))
            return null;

        var member = await _memberService.GetOrEnrolAsync(program.Id, order.CustomerId, LoyaltyDefaults.SystemActor);
        if (member is not { Status: MemberStatus.Active })
            return null;

        var tier = member.TierId is { } tierId ? await _tierService.GetTierByIdAsync(tierId) : null;
        var terms = OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1);
        var award = new OrderAward
        {
            OrderId = order.Id,
            ProgramId = program.Id,
            MemberId = member.Id,
            PointsPerCurrencyUnit = terms.PointsPerCurrencyUnit,
            EarnMultiplier = terms.EarnMultiplier,
            AwardMomentId = (int)terms.AwardMoment,
            IncludeTax = terms.IncludeTax,
            IncludeShipping = terms.IncludeShipping,
            DeductDiscounts = terms.DeductDiscounts,
            ExpireAfterDays = program.ExpireAfterDays,
            CreatedOnUtc = DateTime.UtcNow
        };
        try
        {
            using var scope = LedgerScope.Open();
            await _awardRepository.InsertAsync(award, false);
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            // another event of the same order was faster; its terms hold
        }

        return (await GetAwardsAsync([order.Id])).FirstOrDefault(row => row.ProgramId == program.Id)
            ?? throw new InvalidOperationException($"The terms of order {order.Id} could not be stored");
    }

    /// <summary>
    /// The command that books what is missing; null when nothing is. Its key counts the steps of the order,
    /// so that two who see the same state book it once, and two who see different states collide and look again
    /// </summary>
    private static LedgerCommand Difference(Order order, OrderAward award, EarnTarget target, IList<LedgerEntry> booked)
    {
        var points = target.Points - booked.Sum(entry => entry.Points);
        var spend = target.Spend - booked.Sum(entry => entry.Spend);
        if (points == 0 && spend == 0)
            return null;

        LedgerCommand NewCommand(LedgerCommand command) => command with
        {
            Description = $"Order {order.CustomOrderNumber ?? Reference(order.Id)}",
            ReferenceType = LoyaltyDefaults.OrderReference,
            ReferenceId = Reference(order.Id),
            Inputs = JsonSerializer.Serialize(new
            {
                spend = target.Spend, rate = award.PointsPerCurrencyUnit, multiplier = award.EarnMultiplier, refunded = order.RefundedAmount
            }),
            EventOnUtc = booked.Count == 0 ? order.CreatedOnUtc : null
        };

        var key = $"order:{order.Id}:{booked.Count + 1}";
        if (points < 0 || (points == 0 && spend < 0))
            return NewCommand(new ReversePoints(-points, spend) { MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor });

        // points given again after a correction were counted for the lifetime before
        var peak = 0L;
        var sum = 0L;
        foreach (var entry in booked)
            peak = Math.Max(peak, sum += entry.Points);
        DateTime? expires = award.ExpireAfterDays > 0 ? award.CreatedOnUtc.AddDays(award.ExpireAfterDays) : null;

        return NewCommand(new EarnPoints(points, expires, spend, Math.Max(0, target.Points - peak))
        {
            MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor
        });
    }

    private async Task<IList<OrderAward>> GetAwardsAsync(IList<int> orderIds)
    {
        return await _awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)));
    }

    private async Task<IList<LedgerEntry>> GetBookedAsync(int programId, int orderId)
    {
        return (await _ledgerService.GetEntriesByReferenceAsync(programId, LoyaltyDefaults.OrderReference, Reference(orderId)))
            .Where(IsOrderEarning)
            .ToList();
    }

    private static bool IsOrderEarning(LedgerEntry entry)
    {
        return entry.Type is LedgerEntryType.Earn or LedgerEntryType.Reverse;
    }

    private static string Reference(int orderId)
    {
        return orderId.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
