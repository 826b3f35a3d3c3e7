namespace Nop.Services.Discounts;

public partial class DiscountService(
    ICustomerService customerService,
    IDiscountPluginManager discountPluginManager,
    ILocalizationService localizationService,
    IProductService productService,
    IRepository<Discount> discountRepository,
    IRepository<DiscountRequirement> discountRequirementRepository,
    IRepository<DiscountUsageHistory> discountUsageHistoryRepository,
    IRepository<Order> orderRepository,
    IShortTermCacheManager shortTermCacheManager,
    IStaticCacheManager staticCacheManager,
    IStoreContext storeContext) : IDiscountService
{
    public virtual async Task DeleteDiscountAsync(Discount discount)
    {
        await discountRequirementRepository.DeleteAsync(await GetAllDiscountRequirementsAsync(discount.Id));
        await discountRepository.DeleteAsync(discount);
    }

    public virtual async Task<Discount> GetDiscountByIdAsync(int discountId) => await discountRepository.GetByIdAsync(discountId, cache => default);

    public virtual async Task<IList<Discount>> GetAllDiscountsAsync(DiscountType? discountType = null,
        string couponCode = null, string discountName = null, bool showHidden = false,
        DateTime? startDateUtc = null, DateTime? endDateUtc = null, bool? isActive = true, int vendorId = 0)
    {
        //what changes from call to call is looked at in memory, so that one read serves the whole cart
        var discounts = await discountRepository.GetAllAsync(query =>
        {
            if (!string.IsNullOrEmpty(couponCode))
                query = query.Where(discount => discount.CouponCode == couponCode);
            if (!string.IsNullOrEmpty(discountName))
                query = query.Where(discount => discount.Name.Contains(discountName));
            if (isActive.HasValue)
                query = query.Where(discount => discount.IsActive == isActive.Value);

            return query.OrderBy(discount => discount.Name).ThenBy(discount => discount.Id);
        }, cache => cache.PrepareKeyForDefaultCache(NopDiscountDefaults.DiscountAllCacheKey, couponCode ?? string.Empty, discountName ?? string.Empty, isActive));

        var now = DateTime.UtcNow;
        return discounts.Where(discount =>
            (discountType is null || discount.DiscountType == discountType)
            && (showHidden || ((discount.StartDateUtc ?? now) <= now && (discount.EndDateUtc ?? now) >= now))
            && (startDateUtc is null || discount.StartDateUtc is null || discount.StartDateUtc >= startDateUtc)
            && (endDateUtc is null || discount.EndDateUtc is null || discount.EndDateUtc <= endDateUtc)
            && (vendorId <= 0 || discount.VendorId == vendorId)).ToList();
    }

    public virtual async Task InsertDiscountAsync(Discount discount) => await discountRepository.InsertAsync(discount);

    public virtual async Task UpdateDiscountAsync(Discount discount) => await discountRepository.UpdateAsync(discount);

    public virtual async Task<IList<Discount>> GetAppliedDiscountsAsync<T>(IDiscountSupported<T> entity) where T : DiscountMapping
    {
        var entityId = entity.Id;
        return await shortTermCacheManager.GetAsync(LoadAsync, NopDiscountDefaults.AppliedDiscountsCacheKey, entity.GetType().Name, entity);

        async Task<IList<Discount>> LoadAsync()
        {
            var mappings = await EngineContext.Current.Resolve<IRepository<T>>().GetAllAsync(query => query.Where(mapping => mapping.EntityId == entityId));
            var discountIds = mappings.Select(mapping => mapping.DiscountId).ToArray();
            return discountIds.Length == 0
                ? new List<Discount>()
                : await discountRepository.GetAllAsync(query => query.Where(discount => discountIds.Contains(discount.Id)));
        }
    }

    public virtual decimal GetDiscountAmount(Discount discount, decimal amount)
    {
        ArgumentNullException.ThrowIfNull(discount);

        if (!discount.UsePercentage)
            return Math.Max(discount.DiscountAmount, decimal.Zero);

        //single precision, as nopCommerce has it
        var share = (decimal)((float)amount * (float)discount.DiscountPercentage / 100f);
        if (discount.MaximumDiscountAmount is { } maximum)
            share = Math.Min(share, maximum);
        return Math.Max(share, decimal.Zero);
    }

    public virtual List<Discount> GetPreferredDiscount(IList<Discount> discounts,
        decimal amount, out decimal discountAmount)
    {
        ArgumentNullException.ThrowIfNull(discounts);

        var values = discounts.Select(discount => (Discount: discount, Value: GetDiscountAmount(discount, amount))).ToList();
        var best = values.Where(pair => pair.Value > decimal.Zero).OrderByDescending(pair => pair.Value).FirstOrDefault();
        var together = values.Where(pair => pair.Discount.IsCumulative).OrderBy(pair => pair.Discount.Name).ToList();
        var sum = together.Sum(pair => pair.Value);

        if (together.Count > 1 && sum > best.Value)
        {
            discountAmount = sum;
            return together.Select(pair => pair.Discount).ToList();
        }

        discountAmount = best.Value;
        return best.Discount is null ? new List<Discount>() : new List<Discount> { best.Discount };
    }

    public virtual bool ContainsDiscount(IList<Discount> discounts, Discount discount)
    {
        ArgumentNullException.ThrowIfNull(discounts);
        ArgumentNullException.ThrowIfNull(discount);

        return discounts.Any(other => other.Id == discount.Id);
    }

    public virtual async Task<IList<DiscountRequirement>> GetAllDiscountRequirementsAsync(int discountId = 0, bool topLevelOnly = false)
    {
        return await discountRequirementRepository.GetAllAsync(query =>
        {
            if (discountId > 0)
                query = query.Where(requirement => requirement.DiscountId == discountId);
            if (topLevelOnly)
                query = query.Where(requirement => requirement.ParentId == null);
            return query.OrderBy(requirement => requirement.Id);
        });
    }

    public virtual async Task<DiscountRequirement> GetDiscountRequirementByIdAsync(int discountRequirementId) =>
        await discountRequirementRepository.GetByIdAsync(discountRequirementId, cache => default);

    public virtual async Task<IList<DiscountRequirement>> GetDiscountRequirementsByParentAsync(DiscountRequirement discountRequirement)
    {
        ArgumentNullException.ThrowIfNull(discountRequirement);

        return await discountRequirementRepository.GetAllAsync(query => query.Where(requirement => requirement.ParentId == discountRequirement.Id));
    }

    public virtual async Task DeleteDiscountRequirementAsync(DiscountRequirement discountRequirement, bool recursively)
    {
        ArgumentNullException.ThrowIfNull(discountRequirement);

        if (recursively)
            foreach (var child in await GetDiscountRequirementsByParentAsync(discountRequirement))
                await DeleteDiscountRequirementAsync(child, true);

        await discountRequirementRepository.DeleteAsync(discountRequirement);
    }

    public virtual async Task InsertDiscountRequirementAsync(DiscountRequirement discountRequirement) =>
        await discountRequirementRepository.InsertAsync(discountRequirement);

    public virtual async Task UpdateDiscountRequirementAsync(DiscountRequirement discountRequirement) =>
        await discountRequirementRepository.UpdateAsync(discountRequirement);

    public virtual async Task<IPagedList<DiscountUsageHistory>> GetAllDiscountUsageHistoryAsync(int? discountId = null,
        int? customerId = null, int? orderId = null, bool includeCancelledOrders = true,
        int pageIndex = 0, int pageSize = int.MaxValue)
    {
        var rows = await discountUsageHistoryRepository.GetAllAsync(query =>
        {
            if (discountId > 0)
                query = query.Where(row => row.DiscountId == discountId);
            if (orderId > 0)
                query = query.Where(row => row.OrderId == orderId);
            return query.OrderByDescending(row => row.CreatedOnUtc).ThenBy(row => row.Id);
        });

        //rows of deleted orders never count
        var orderIds = rows.Select(row => row.OrderId).Distinct().ToArray();
        var cancelled = (int)OrderStatus.Cancelled;
        var counting = (await orderRepository.GetAllAsync(query =>
        {
            query = query.Where(order => orderIds.Contains(order.Id) && !order.Deleted);
            if (customerId > 0)
                query = query.Where(order => order.CustomerId == customerId);
            if (!includeCancelledOrders)
                query = query.Where(order => order.OrderStatusId != cancelled);
            return query;
        })).Select(order => order.Id).ToHashSet();

        return new PagedList<DiscountUsageHistory>(rows.Where(row => counting.Contains(row.OrderId)).ToList(), pageIndex, pageSize);
    }

    public virtual async Task InsertDiscountUsageHistoryAsync(DiscountUsageHistory discountUsageHistory) =>
        await discountUsageHistoryRepository.InsertAsync(discountUsageHistory);
}
