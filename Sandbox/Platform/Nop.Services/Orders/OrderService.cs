using System.Globalization;

namespace Nop.Services.Orders;

public partial class OrderService(
    IRepository<Address> addressRepository,
    IRepository<Order> orderRepository,
    IRepository<OrderItem> orderItemRepository,
    IRepository<OrderNote> orderNoteRepository,
    IRepository<Product> productRepository) : IOrderService
{
    public virtual async Task<Order> GetOrderByIdAsync(int orderId) =>
        await orderRepository.GetByIdAsync(orderId, cache => default, useShortTermCache: true);

    public virtual async Task<Order> GetOrderByCustomOrderNumberAsync(string customOrderNumber)
    {
        if (string.IsNullOrEmpty(customOrderNumber))
            return null;

        return (await orderRepository.GetAllAsync(query => query.Where(order => order.CustomOrderNumber == customOrderNumber))).FirstOrDefault();
    }

    public virtual async Task<IList<Order>> GetOrdersByIdsAsync(int[] orderIds) =>
        await orderRepository.GetByIdsAsync(orderIds, includeDeleted: false);

    public virtual async Task<Order> GetOrderByGuidAsync(Guid orderGuid)
    {
        if (orderGuid == Guid.Empty)
            return null;

        return (await orderRepository.GetAllAsync(query => query.Where(order => order.OrderGuid == orderGuid))).FirstOrDefault();
    }

    public virtual async Task DeleteOrderAsync(Order order) => await orderRepository.DeleteAsync(order);

    public virtual async Task<IPagedList<Order>> SearchOrdersAsync(int storeId = 0,
        int vendorId = 0, int customerId = 0,
        int productId = 0, int affiliateId = 0, int warehouseId = 0,
        int billingCountryId = 0, string paymentMethodSystemName = null,
        DateTime? createdFromUtc = null, DateTime? createdToUtc = null,
        List<int> osIds = null, List<int> psIds = null, List<int> ssIds = null,
        string billingPhone = null, string billingEmail = null, string billingLastName = "",
        string orderNotes = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false)
    {
        //the store knows no vendors and warehouses: no order has any
        if (vendorId > 0 || warehouseId > 0)
            return new PagedList<Order>(new List<Order>(), pageIndex, pageSize);

        var byProduct = await GetOrderIdsByProductAsync(productId);
        var byNotes = await GetOrderIdsByNotesAsync(orderNotes);
        var byAddress = await GetAddressIdsAsync(billingCountryId, billingPhone, billingEmail, billingLastName);
        return await orderRepository.GetAllPagedAsync(query =>
        {
            query = query.Where(order => !order.Deleted);
            if (storeId > 0)
                query = query.Where(order => order.StoreId == storeId);
            if (customerId > 0)
                query = query.Where(order => order.CustomerId == customerId);
            if (affiliateId > 0)
                query = query.Where(order => order.AffiliateId == affiliateId);
            if (!string.IsNullOrEmpty(paymentMethodSystemName))
                query = query.Where(order => order.PaymentMethodSystemName == paymentMethodSystemName);
            if (createdFromUtc.HasValue)
                query = query.Where(order => createdFromUtc.Value <= order.CreatedOnUtc);
            if (createdToUtc.HasValue)
                query = query.Where(order => createdToUtc.Value >= order.CreatedOnUtc);
            if (osIds?.Count > 0)
                query = query.Where(order => osIds.Contains(order.OrderStatusId));
            if (psIds?.Count > 0)
                query = query.Where(order => psIds.Contains(order.PaymentStatusId));
            if (ssIds?.Count > 0)
                query = query.Where(order => ssIds.Contains(order.ShippingStatusId));
            if (byProduct != null)
                query = query.Where(order => byProduct.Contains(order.Id));
            if (byNotes != null)
                query = query.Where(order => byNotes.Contains(order.Id));
            if (byAddress != null)
                query = query.Where(order => byAddress.Contains(order.BillingAddressId));

            return query.OrderByDescending(order => order.CreatedOnUtc);
        }, pageIndex, pageSize, getOnlyTotalCount);
    }

    public virtual async Task InsertOrderAsync(Order order) => await orderRepository.InsertAsync(order);

    public virtual async Task UpdateOrderAsync(Order order) => await orderRepository.UpdateAsync(order);

    public virtual SortedDictionary<decimal, decimal> ParseTaxRates(Order order, string taxRatesStr)
    {
        var taxRates = new SortedDictionary<decimal, decimal>();
        if (string.IsNullOrEmpty(taxRatesStr))
            return taxRates;

        foreach (var pair in taxRatesStr.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(':');
            if (parts.Length == 2 &&
                decimal.TryParse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var rate) &&
                decimal.TryParse(parts[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var tax))
                taxRates[rate] = tax;
        }

        if (taxRates.Count == 0)
            taxRates.Add(decimal.Zero, decimal.Zero);
        return taxRates;
    }

    public virtual async Task<OrderItem> GetOrderItemByIdAsync(int orderItemId) =>
        await orderItemRepository.GetByIdAsync(orderItemId, cache => default, useShortTermCache: true);

    public virtual async Task<IList<OrderItem>> GetOrderItemsAsync(int orderId, bool? isNotReturnable = null, bool? isShipEnabled = null, int vendorId = 0)
    {
        var items = await orderItemRepository.GetAllAsync(query => query.Where(item => item.OrderId == orderId).OrderBy(item => item.Id));
        if (isShipEnabled is null)
            return items;

        var productIds = items.Select(item => item.ProductId).Distinct().ToArray();
        var products = (await productRepository.GetByIdsAsync(productIds)).ToDictionary(product => product.Id);
        return items.Where(item => products.TryGetValue(item.ProductId, out var product) && product.IsShipEnabled == isShipEnabled).ToList();
    }

    public virtual async Task InsertOrderItemAsync(OrderItem orderItem) => await orderItemRepository.InsertAsync(orderItem);

    public virtual async Task UpdateOrderItemAsync(OrderItem orderItem) => await orderItemRepository.UpdateAsync(orderItem);

    public virtual async Task DeleteOrderItemAsync(OrderItem orderItem) => await orderItemRepository.DeleteAsync(orderItem);

    public virtual async Task<IList<OrderNote>> GetOrderNotesByOrderIdAsync(int orderId, bool? displayToCustomer = null)
    {
        if (orderId == 0)
            return new List<OrderNote>();

        return await orderNoteRepository.GetAllAsync(query => query
            .Where(note => note.OrderId == orderId && (displayToCustomer == null || note.DisplayToCustomer == displayToCustomer))
            .OrderBy(note => note.Id));
    }

    public virtual async Task InsertOrderNoteAsync(OrderNote orderNote) => await orderNoteRepository.InsertAsync(orderNote);

    private async Task<int[]> GetOrderIdsByProductAsync(int productId)
    {
        if (productId <= 0)
            return null;

        return (await orderItemRepository.GetAllAsync(query => query.Where(item => item.ProductId == productId)))
            .Select(item => item.OrderId).Distinct().ToArray();
    }

    private async Task<int[]> GetOrderIdsByNotesAsync(string text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        return (await orderNoteRepository.GetAllAsync(query => query.Where(note => note.Note.Contains(text))))
            .Select(note => note.OrderId).Distinct().ToArray();
    }

    private async Task<int[]> GetAddressIdsAsync(int countryId, string phone, string email, string lastName)
    {
        if (countryId <= 0 && string.IsNullOrEmpty(phone) && string.IsNullOrEmpty(email) && string.IsNullOrEmpty(lastName))
            return null;

        return (await addressRepository.GetAllAsync(query =>
        {
            if (countryId > 0)
                query = query.Where(address => address.CountryId == countryId);
            if (!string.IsNullOrEmpty(phone))
                query = query.Where(address => address.PhoneNumber.Contains(phone));
            if (!string.IsNullOrEmpty(email))
                query = query.Where(address => address.Email.Contains(email));
            if (!string.IsNullOrEmpty(lastName))
                query = query.Where(address => address.LastName.Contains(lastName));
            return query;
        })).Select(address => address.Id).ToArray();
    }
}
