using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Gathers what is known of a friend and of the member who brought him
/// </summary>
public class ReferralFactsReader(ICustomerService customerService,
    IRepository<Address> addressRepository,
    IRepository<Order> orderRepository,
    IRepository<Referral> referralRepository,
    MergedMembers merged,
    TimeProvider time)
{
    private const int IP_DAYS = 7;

    /// <summary>
    /// Reads the facts
    /// </summary>
    /// <param name="referrer">The member who brought the friend</param>
    /// <param name="referee">The friend</param>
    /// <param name="ipAddress">Where the friend came from; null when that is not known</param>
    /// <param name="order">The friend's order under way, which does not count as an earlier one</param>
    /// <param name="referralId">The referral itself, which does not count among those from the same network address</param>
    public async Task<ReferralFacts> ReadAsync(LoyaltyMember referrer, Customer referee, string ipAddress, Order order, int referralId = 0)
    {
        var customer = await customerService.GetCustomerByIdAsync(referrer.CustomerId);
        var referrerIds = await merged.GetCustomerIdsAsync(referrer.ProgramId, referrer.CustomerId);
        var refereeIds = await merged.GetCustomerIdsAsync(referrer.ProgramId, referee.Id);
        var refereeOrders = await GetOrdersAsync(refereeIds);
        var referrerOrders = await GetOrdersAsync(referrerIds);

        return new ReferralFacts
        {
            SameCustomer = referrerIds.Contains(referee.Id),
            ReferrerEmail = customer?.Email,
            RefereeEmail = referee.Email,
            ReferrerAddresses = await GetAddressesAsync(referrerIds, referrerOrders),
            RefereeAddresses = await GetAddressesAsync(refereeIds, refereeOrders),
            FromSameIp = await CountSameIpAsync(referrer.ProgramId, ipAddress, referralId),
            OrderedBefore = refereeOrders.Any(row => !IsUndone(row) && (order is null || row.Id < order.Id))
        };
    }

    /// <summary>
    /// Gets a customer's first order that was not undone; null when there is none
    /// </summary>
    public async Task<Order> GetFirstOrderAsync(int customerId)
    {
        return (await GetOrdersAsync([customerId])).FirstOrDefault(order => !IsUndone(order));
    }

    /// <summary>
    /// What matters of a friend's first order
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="award">Its first award in the program; null when it has none</param>
    /// <param name="program">The program</param>
    /// <param name="nowUtc">Now</param>
    public static ReferredOrder Describe(Order order, OrderAward award, LoyaltyProgram program, DateTime nowUtc)
    {
        var paid = order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;
        var complete = order.OrderStatus == OrderStatus.Complete;
        var heldUntil = award?.HeldUntilUtc ?? order.CreatedOnUtc.AddDays(program.HoldDays);
        var held = nowUtc < heldUntil || (award is null ? program.HoldUntil : (HoldUntil)award.HoldUntilId) switch
        {
            HoldUntil.Paid => !paid,
            HoldUntil.Complete => !complete,
            _ => false
        };
        var refunded = order.PaymentStatus == PaymentStatus.Refunded || (order.RefundedAmount > 0 && order.RefundedAmount >= order.OrderTotal);

        return new ReferredOrder(order.Id, order.OrderTotal - order.RefundedAmount, refunded, paid, complete, held);
    }

    private static bool IsUndone(Order order)
    {
        return order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided;
    }

    private async Task<IList<Order>> GetOrdersAsync(IList<int> customerIds)
    {
        return await orderRepository.GetAllAsync(query => query.Where(order => customerIds.Contains(order.CustomerId)).OrderBy(order => order.Id).Take(50), includeDeleted: true);
    }

    private async Task<IReadOnlyCollection<string>> GetAddressesAsync(IList<int> customerIds, IList<Order> orders)
    {
        var ids = orders.SelectMany(order => new[] { order.BillingAddressId, order.ShippingAddressId ?? 0 }).Where(id => id > 0).Distinct().ToList();
        var addresses = new List<Address>();
        foreach (var customerId in customerIds)
            addresses.AddRange(await customerService.GetAddressesByCustomerIdAsync(customerId));
        if (ids.Count > 0)
            addresses.AddRange(await addressRepository.GetAllAsync(query => query.Where(address => ids.Contains(address.Id))));

        return addresses.Select(address => Spelling.Address(address.Address1, address.Address2, address.ZipPostalCode, address.CountryId))
            .Where(address => address.Length > 0).ToHashSet();
    }

    private async Task<int> CountSameIpAsync(int programId, string ipAddress, int referralId)
    {
        if (string.IsNullOrEmpty(ipAddress))
            return 0;

        var since = time.GetUtcNow().UtcDateTime.AddDays(-IP_DAYS);

        return (await referralRepository.GetAllAsync(query => query
            .Where(row => row.IpAddress == ipAddress && row.CreatedOnUtc > since && row.ProgramId == programId && row.Id != referralId).Take(1000))).Count;
    }
}
