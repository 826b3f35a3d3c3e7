using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Gathers what is known of a friend and of the member who brought him
/// </summary>
public class ReferralFactsReader
{
    private const int IP_DAYS = 7;

    private readonly ICustomerService _customerService;
    private readonly IRepository<Address> _addressRepository;
    private readonly IRepository<Order> _orderRepository;
    private readonly IRepository<Referral> _referralRepository;

    public ReferralFactsReader(ICustomerService customerService,
        IRepository<Address> addressRepository,
        IRepository<Order> orderRepository,
        IRepository<Referral> referralRepository)
    {
        _customerService = customerService;
        _addressRepository = addressRepository;
        _orderRepository = orderRepository;
        _referralRepository = referralRepository;
    }

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
        var customer = await _customerService.GetCustomerByIdAsync(referrer.CustomerId);
        var refereeOrders = await GetOrdersAsync(referee.Id);
        var referrerOrders = referrer.CustomerId == referee.Id ? refereeOrders : await GetOrdersAsync(referrer.CustomerId);

        return new ReferralFacts
        {
            SameCustomer = referrer.CustomerId == referee.Id,
            ReferrerEmail = customer?.Email,
            RefereeEmail = referee.Email,
            ReferrerAddresses = await GetAddressesAsync(referrer.CustomerId, referrerOrders),
            RefereeAddresses = await GetAddressesAsync(referee.Id, refereeOrders),
            FromSameIp = await CountSameIpAsync(referrer.ProgramId, ipAddress, referralId),
            OrderedBefore = refereeOrders.Any(row => !IsUndone(row) && (order is null || row.Id < order.Id))
        };
    }

    /// <summary>
    /// Gets a customer's first order that was not undone; null when there is none
    /// </summary>
    public async Task<Order> GetFirstOrderAsync(int customerId)
    {
        return (await GetOrdersAsync(customerId)).FirstOrDefault(order => !IsUndone(order));
    }

    private static bool IsUndone(Order order)
    {
        return order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided;
    }

    private async Task<IList<Order>> GetOrdersAsync(int customerId)
    {
        return await _orderRepository.GetAllAsync(query => query.Where(order => order.CustomerId == customerId).OrderBy(order => order.Id).Take(50), includeDeleted: true);
    }

    private async Task<IReadOnlyCollection<string>> GetAddressesAsync(int customerId, IList<Order> orders)
    {
        var ids = orders.SelectMany(order => new[] { order.BillingAddressId, order.ShippingAddressId ?? 0 }).Where(id => id > 0).Distinct().ToList();
        var addresses = (await _customerService.GetAddressesByCustomerIdAsync(customerId)).ToList();
        if (ids.Count > 0)
            addresses.AddRange(await _addressRepository.GetAllAsync(query => query.Where(address => ids.Contains(address.Id))));

        return addresses.Select(address => Spelling.Address(address.Address1, address.Address2, address.ZipPostalCode, address.CountryId))
            .Where(address => address.Length > 0).ToHashSet();
    }

    private async Task<int> CountSameIpAsync(int programId, string ipAddress, int referralId)
    {
        if (string.IsNullOrEmpty(ipAddress))
            return 0;

        var since = DateTime.UtcNow.AddDays(-IP_DAYS);

        return (await _referralRepository.GetAllAsync(query => query
            .Where(row => row.IpAddress == ipAddress && row.CreatedOnUtc > since && row.ProgramId == programId && row.Id != referralId).Take(1000))).Count;
    }
}
