using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
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
    private const int BATCH = 200;

    private readonly EarningPauses _pauses;
    private readonly ICustomerService _customerService;
    private readonly ILogger _logger;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;
    private readonly IRepository<LedgerEntry> _entryRepository;
    private readonly IRepository<Order> _orderRepository;
    private readonly IRepository<OrderAward> _awardRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly ISettingService _settingService;
    private readonly ITierService _tierService;
    private readonly LedgerConvergence _convergence;
    private readonly MergedMembers _merged;
    private readonly OrderPartsReader _partsReader;
    private readonly OrderRedemptions _orderRedemptions;
    private readonly OrderRules _orderRules;
    private readonly ProductTermsService _productTerms;
    private readonly UnsettledOrders _unsettledOrders;

    public OrderConvergence(EarningPauses pauses,
        ICustomerService customerService,
        ILogger logger,
        IMemberService memberService,
        IProgramService programService,
        IRepository<LedgerEntry> entryRepository,
        IRepository<Order> orderRepository,
        IRepository<OrderAward> awardRepository,
        IRepository<PointsAccount> accountRepository,
        ISettingService settingService,
        ITierService tierService,
        LedgerConvergence convergence,
        MergedMembers merged,
        OrderPartsReader partsReader,
        OrderRedemptions orderRedemptions,
        OrderRules orderRules,
        ProductTermsService productTerms,
        UnsettledOrders unsettledOrders)
    {
        _pauses = pauses;
        _customerService = customerService;
        _logger = logger;
        _memberService = memberService;
        _programService = programService;
        _entryRepository = entryRepository;
        _orderRepository = orderRepository;
        _awardRepository = awardRepository;
        _accountRepository = accountRepository;
        _settingService = settingService;
        _tierService = tierService;
        _convergence = convergence;
        _merged = merged;
        _partsReader = partsReader;
        _orderRedemptions = orderRedemptions;
        _orderRules = orderRules;
        _productTerms = productTerms;
        _unsettledOrders = unsettledOrders;
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
        var redemptions = await _orderRedemptions.GetByOrdersAsync([stored.Id]);
        var booked = await _orderRedemptions.ConvergeAsync(stored, redemptions[stored.Id]);
        var parts = await _partsReader.ReadAsync([stored.Id], redemptions);
        foreach (var programId in programs.Keys.Union(awards.Select(award => award.ProgramId)))
        {
            var award = awards.FirstOrDefault(award => award.ProgramId == programId) ?? await FirstAwardAsync(stored, programs.GetValueOrDefault(programId), parts);
            if (award is not null)
                booked += await ConvergeAmountAsync(stored, award, parts) + await _orderRules.ConvergeAsync(stored, award);
        }

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
            var orders = await _unsettledOrders.ReadAsync(createdFromUtc, after, BATCH);
            if (orders.Count == 0)
                return booked;

            last = orders[^1].Id;
            foreach (var order in await _unsettledOrders.SelectAsync(orders))
                booked += await TryConvergeAsync(order);
        }
    }

    /// <inheritdoc />
    public async Task<int> MatureDueAsync()
    {
        var matured = 0;
        var lastMemberId = 0;
        while (true)
        {
            var after = lastMemberId;
            var memberIds = (await _accountRepository.GetAllAsync(query => query
                    .Where(account => account.Pending > 0 && account.MemberId > after).OrderBy(account => account.MemberId).Take(BATCH)))
                .Select(account => account.MemberId).ToList();
            if (memberIds.Count == 0)
                return matured;

            lastMemberId = memberIds[^1];
            var nowUtc = DateTime.UtcNow;
            var awards = await _awardRepository.GetAllAsync(query => query
                .Where(award => memberIds.Contains(award.MemberId) && award.HeldUntilUtc <= nowUtc));
            var held = (await _entryRepository.GetAllAsync(query => query
                    .Where(entry => memberIds.Contains(entry.MemberId) && entry.Pending != 0 && entry.ReferenceType == LoyaltyDefaults.OrderReference)))
                .GroupBy(entry => entry.ReferenceId).Where(group => group.Sum(entry => entry.Pending) > 0).Select(group => group.Key).ToHashSet();
            var orderIds = awards.Select(award => award.OrderId).Where(orderId => held.Contains(OrderBooking.Reference(orderId))).Distinct().ToList();
            var orders = await _orderRepository.GetAllAsync(query => query.Where(order => orderIds.Contains(order.Id)));
            foreach (var order in await _unsettledOrders.SelectAsync(orders))
                matured += await TryConvergeAsync(order);
        }
    }

    /// <inheritdoc />
    public async Task<IDictionary<int, long>> GetBookedPointsAsync(Order order)
    {
        var booked = new Dictionary<int, long>();
        foreach (var award in await GetAwardsAsync([order.Id]))
            booked[award.ProgramId] = (await GetBookedAsync(award.ProgramId, order.Id)).Sum(entry => entry.Points + entry.Pending);

        return booked;
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

    private async Task<int> ConvergeAmountAsync(Order order, OrderAward award, ReadOrderParts readParts)
    {
        return (await _convergence.RunAsync($"order {order.Id}", async before =>
        {
            if (before is not null)
            {
                // somebody else may have changed the order meanwhile, and have seen nothing booked yet: look again at both sides
                var seen = OrderTerms.Figures(order, OrderParts.None);
                order = (await _orderRepository.GetAllAsync(query => query.Where(row => row.Id == order.Id))).FirstOrDefault() ?? order;
                if (OrderTerms.Figures(order, OrderParts.None) != seen || before == ConvergenceStep.Overtaken)
                    readParts = await _partsReader.ReadAsync([order.Id]);
            }
            var parts = await readParts(order.Id, EarningExceptions.Of(award));
            var target = EarnFormula.Target(OrderTerms.Figures(order, parts), OrderTerms.Of(award), DateTime.UtcNow);
            var booked = (await GetBookedAsync(award.ProgramId, order.Id)).Where(entry => entry.RuleId is null).ToList();

            return OrderBooking.Difference(order, award, OrderEarning.ByAmount(order, award, target), target, booked);
        })).Written;
    }

    /// <summary>
    /// Decides whether the order earns for the first time and keeps the terms; null when it earns nothing (yet)
    /// </summary>
    private async Task<OrderAward> FirstAwardAsync(Order order, LoyaltyProgram program, ReadOrderParts readParts)
    {
        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId);
        if (program is null || !settings.Enabled || order.CreatedOnUtc < program.StartOnUtc)
            return null;

        var nowUtc = DateTime.UtcNow;
        var exceptions = await _productTerms.GetExceptionsAsync(program);
        var parts = await readParts(order.Id, exceptions);
        if (EarnFormula.Target(OrderTerms.Figures(order, parts), OrderTerms.Current(program, settings, 1, nowUtc), nowUtc) == EarnTarget.None)
            return null;

        var customer = await _customerService.GetCustomerByIdAsync(order.CustomerId);
        if (customer is null || customer.Deleted || !await _customerService.IsRegisteredAsync(customer))
            return null;

        var member = await _merged.GetStandingAsync(await _memberService.GetOrEnrolAsync(program.Id, order.CustomerId, LoyaltyDefaults.SystemActor));
        if (member is not { Status: MemberStatus.Active })
            return null;
        // what was ordered while nothing could be earned is not made good later
        if (await _pauses.CoverAsync(order.CreatedOnUtc, EarningPauses.OfMember(member.Id), EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(order.StoreId),
                EarningPauses.OfCustomer(order.CustomerId)))
            return null;

        var tier = member.TierId is { } tierId ? await _tierService.GetTierByIdAsync(tierId) : null;
        var terms = OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, nowUtc);
        var award = new OrderAward
        {
            OrderId = order.Id,
            ProgramId = program.Id,
            MemberId = member.Id,
            PointsPerCurrencyUnit = terms.PointsPerCurrencyUnit,
            EarnStep = terms.Step,
            PointsPerStep = terms.PointsPerStep,
            EarnMultiplier = terms.EarnMultiplier,
            AwardMomentId = (int)terms.AwardMoment,
            IncludeTax = terms.IncludeTax,
            IncludeShipping = terms.IncludeShipping,
            DeductDiscounts = terms.DeductDiscounts,
            ExpiryModeId = program.ExpiryModeId,
            ExpireAfterDays = program.ExpireAfterDays,
            HoldUntilId = program.HoldUntilId,
            HeldUntilUtc = terms.HeldUntilUtc,
            CreatedOnUtc = nowUtc
        };
        exceptions.KeepIn(award, await _partsReader.GetProductIdsAsync(order.Id));
        award.RuleVersions = await _orderRules.FindAsync(order, award, member, customer);
        try
        {
            using var scope = LedgerScope.Open();
            await _awardRepository.InsertAsync(award, false);
            scope.Complete();

            return award;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            // another event of the same order was faster; its terms hold
        }

        return (await GetAwardsAsync([order.Id])).FirstOrDefault(row => row.ProgramId == program.Id)
            ?? throw new InvalidOperationException($"The terms of order {order.Id} could not be stored");
    }

    private async Task<IList<OrderAward>> GetAwardsAsync(IList<int> orderIds)
    {
        return await _awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)));
    }

    private async Task<IList<LedgerEntry>> GetBookedAsync(int programId, int orderId)
    {
        return (await _convergence.GetEntriesAsync(programId, LoyaltyDefaults.OrderReference, OrderBooking.Reference(orderId)))
            .Where(OrderBooking.IsEarning)
            .ToList();
    }
}
