using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// What guests ordered before they registered. nopCommerce makes an account of the guest who registers, so that the orders of the same visit are
/// his already; those of other visits, placed with his e-mail address, become his when he confirmed the address by nopCommerce's activation mail.
/// An address alone proves nothing
/// </summary>
public class GuestOrders(CustomerSettings customerSettings,
    EarningPauses pauses,
    EstimateTerms terms,
    ICustomerService customerService,
    IGenericAttributeService genericAttributeService,
    IOrderConvergence convergence,
    IOrderService orderService,
    IRepository<Address> addressRepository,
    IRepository<Order> orderRepository,
    ISettingService settingService,
    OrderSnapshots snapshots,
    RuleEstimates ruleEstimates,
    TimeProvider time)
{
    /// <summary>
    /// Name of the attribute that keeps which address a customer is to confirm
    /// </summary>
    public const string AWAITS_CONFIRMATION = "LoyaltyAwaitsConfirmation";

    /// <summary>
    /// Says what an order would earn the guest who registers now; nothing where guests' orders earn nothing
    /// </summary>
    public async Task<IList<PointsEstimate>> EstimateAsync(Order order, Customer guest, Store store)
    {
        var days = (await settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId)).GuestOrderDays;
        if (days <= 0 || customerSettings.UserRegistrationType == UserRegistrationType.Disabled || order.OrderStatus == OrderStatus.Cancelled
            || order.CreatedOnUtc < time.GetUtcNow().UtcDateTime.AddDays(-days))
            return [];

        var estimates = new List<PointsEstimate>();
        var snapshot = (await snapshots.ReadAsync([order]))[0];
        foreach (var terms in (await terms.GetAsync(guest, store)).Where(terms => order.CreatedOnUtc >= terms.Program.StartOnUtc))
        {
            var figures = await snapshot.GetFiguresAsync(terms.Exceptions);
            var lines = snapshot.Items.Select(item => PricedLine.Of(item, terms.Terms)).ToList();
            var points = PointsEstimator.PointsFor(figures, terms.Terms)
                + await ruleEstimates.EstimateAsync(terms, terms.Rules, lines, EarnFormula.Base(figures, terms.Terms), guest, store);
            if (points > 0)
                estimates.Add(new PointsEstimate(terms.Program, points));
        }

        return estimates;
    }

    /// <summary>
    /// Lets the orders of a guest who registered earn, those of long ago excepted
    /// </summary>
    public async Task RegisteredAsync(Customer customer)
    {
        if (!customer.Active && customerSettings.UserRegistrationType == UserRegistrationType.EmailValidation)
            await genericAttributeService.SaveAttributeAsync(customer, AWAITS_CONFIRMATION, customer.Email);

        var orders = await orderRepository.GetAllAsync(query => query.Where(order => order.CustomerId == customer.Id && !order.Deleted).OrderBy(order => order.Id));
        foreach (var order in orders)
        {
            if (await IsRecentAsync(order))
                await convergence.ConvergeAsync(order);
            else
                await pauses.CloseAsync(EarningPauses.OfCustomer(customer.Id), order.CreatedOnUtc);
        }
    }

    /// <summary>
    /// Gives a customer who confirmed the address what guests ordered with it, once: an order that has an account is no guest's any more
    /// </summary>
    /// <returns>Number of orders</returns>
    public async Task<int> ConfirmedAsync(Customer customer)
    {
        var confirmed = await genericAttributeService.GetAttributeAsync<string>(customer, AWAITS_CONFIRMATION);
        if (string.IsNullOrEmpty(confirmed) || customerSettings.UserRegistrationType != UserRegistrationType.EmailValidation)
            return 0;

        await genericAttributeService.SaveAttributeAsync<string>(customer, AWAITS_CONFIRMATION, null);
        if (!customer.Active || !string.Equals(confirmed, customer.Email, StringComparison.OrdinalIgnoreCase))
            return 0;

        // what is his first: where booking fails the reconciliation does it later, and it looks at orders of accounts alone
        var claimed = new List<Order>();
        foreach (var order in await FindAsync(customer))
        {
            if (await customerService.GetCustomerByIdAsync(order.CustomerId) is not { } guest || !await customerService.IsGuestAsync(guest) || await customerService.IsRegisteredAsync(guest))
                continue;

            order.CustomerId = customer.Id;
            await orderService.UpdateOrderAsync(order);
            await orderService.InsertOrderNoteAsync(new OrderNote
            {
                OrderId = order.Id, Note = $"Loyalty: placed by guest {guest.Id}, belongs to customer {customer.Id}, who confirmed the e-mail address", CreatedOnUtc = time.GetUtcNow().UtcDateTime
            });
            claimed.Add(order);
        }
        foreach (var order in claimed)
            await convergence.ConvergeAsync(order);

        return claimed.Count;
    }

    private async Task<IList<Order>> FindAsync(Customer customer)
    {
        // no store looks further back than a year
        var (fromUtc, email) = (time.GetUtcNow().UtcDateTime.AddDays(-LoyaltySettings.MAX_GUEST_ORDER_DAYS), customer.Email.ToLowerInvariant());
        var found = await (
            from order in orderRepository.Table
            join address in addressRepository.Table on order.BillingAddressId equals address.Id
            where order.CreatedOnUtc >= fromUtc && !order.Deleted && order.CustomerId != customer.Id && address.Email.ToLower() == email
            orderby order.Id
            select new { Order = order, address.Email }).ToListAsync();

        var orders = new List<Order>();
        foreach (var row in found)
        {
            // a collation can find other letters than those of the address
            if (string.Equals(row.Email, email, StringComparison.OrdinalIgnoreCase) && await IsRecentAsync(row.Order))
                orders.Add(row.Order);
        }

        return orders;
    }

    private async Task<bool> IsRecentAsync(Order order)
    {
        var days = (await settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId)).GuestOrderDays;

        return days > 0 && order.CreatedOnUtc >= time.GetUtcNow().UtcDateTime.AddDays(-days);
    }
}
