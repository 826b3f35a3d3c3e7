using System.Security.Cryptography;

namespace Nop.Services.Orders;

public partial class GiftCardService(
    ICustomerService customerService,
    IRepository<GiftCard> giftCardRepository,
    IRepository<GiftCardUsageHistory> usageRepository,
    IRepository<OrderItem> orderItemRepository) : IGiftCardService
{
    private const int CODE_BYTES = 7;

    public virtual async Task<GiftCard> GetGiftCardByIdAsync(int giftCardId) => await giftCardRepository.GetByIdAsync(giftCardId);

    public virtual async Task<IPagedList<GiftCard>> GetAllGiftCardsAsync(int? purchasedWithOrderId = null, int? usedWithOrderId = null,
        DateTime? createdFromUtc = null, DateTime? createdToUtc = null,
        bool? isGiftCardActivated = null, string giftCardCouponCode = null,
        string recipientName = null,
        int pageIndex = 0, int pageSize = int.MaxValue)
    {
        var itemIds = purchasedWithOrderId is null
            ? null
            : (await orderItemRepository.GetAllAsync(query => query.Where(item => item.OrderId == purchasedWithOrderId)))
                .Select(item => (int?)item.Id).ToArray();
        var usedIds = usedWithOrderId is null
            ? null
            : (await usageRepository.GetAllAsync(query => query.Where(usage => usage.UsedWithOrderId == usedWithOrderId)))
                .Select(usage => usage.GiftCardId).Distinct().ToArray();

        return await giftCardRepository.GetAllPagedAsync(query =>
        {
            if (itemIds != null)
                query = query.Where(card => itemIds.Contains(card.PurchasedWithOrderItemId));
            if (usedIds != null)
                query = query.Where(card => usedIds.Contains(card.Id));
            if (createdFromUtc.HasValue)
                query = query.Where(card => createdFromUtc.Value <= card.CreatedOnUtc);
            if (createdToUtc.HasValue)
                query = query.Where(card => createdToUtc.Value >= card.CreatedOnUtc);
            if (isGiftCardActivated.HasValue)
                query = query.Where(card => card.IsGiftCardActivated == isGiftCardActivated.Value);
            if (!string.IsNullOrEmpty(giftCardCouponCode))
                query = query.Where(card => card.GiftCardCouponCode == giftCardCouponCode);
            if (!string.IsNullOrWhiteSpace(recipientName))
                query = query.Where(card => card.RecipientName.Contains(recipientName));

            return query.OrderByDescending(card => card.CreatedOnUtc).ThenByDescending(card => card.Id);
        }, pageIndex, pageSize);
    }

    public virtual async Task InsertGiftCardAsync(GiftCard giftCard) => await giftCardRepository.InsertAsync(giftCard);

    public virtual async Task UpdateGiftCardAsync(GiftCard giftCard) => await giftCardRepository.UpdateAsync(giftCard);

    public virtual async Task<IList<GiftCard>> GetGiftCardsByPurchasedWithOrderItemIdAsync(int purchasedWithOrderItemId)
    {
        if (purchasedWithOrderItemId == 0)
            return new List<GiftCard>();

        return await giftCardRepository.GetAllAsync(query => query
            .Where(card => card.PurchasedWithOrderItemId == purchasedWithOrderItemId)
            .OrderBy(card => card.Id));
    }

    public virtual async Task<IList<GiftCard>> GetActiveGiftCardsAppliedByCustomerAsync(Customer customer)
    {
        var valid = new List<GiftCard>();
        if (customer is null)
            return valid;

        foreach (var code in await customerService.ParseAppliedGiftCardCouponCodesAsync(customer))
            foreach (var card in await GetAllGiftCardsAsync(isGiftCardActivated: true, giftCardCouponCode: code))
                if (await IsGiftCardValidAsync(card))
                    valid.Add(card);

        return valid;
    }

    public virtual string GenerateGiftCardCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CODE_BYTES));

    public virtual async Task DeleteGiftCardUsageHistoryAsync(Order order) =>
        await usageRepository.DeleteAsync(await GetGiftCardUsageHistoryAsync(order));

    public virtual async Task<decimal> GetGiftCardRemainingAmountAsync(GiftCard giftCard)
    {
        ArgumentNullException.ThrowIfNull(giftCard);

        var used = (await GetGiftCardUsageHistoryAsync(giftCard)).Sum(usage => usage.UsedValue);
        return Math.Max(giftCard.Amount - used, decimal.Zero);
    }

    public virtual async Task<IList<GiftCardUsageHistory>> GetGiftCardUsageHistoryAsync(GiftCard giftCard)
    {
        ArgumentNullException.ThrowIfNull(giftCard);

        return await usageRepository.GetAllAsync(query => query.Where(usage => usage.GiftCardId == giftCard.Id));
    }

    public virtual async Task<IList<GiftCardUsageHistory>> GetGiftCardUsageHistoryAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return await usageRepository.GetAllAsync(query => query.Where(usage => usage.UsedWithOrderId == order.Id));
    }

    public virtual async Task InsertGiftCardUsageHistoryAsync(GiftCardUsageHistory giftCardUsageHistory) =>
        await usageRepository.InsertAsync(giftCardUsageHistory);

    public virtual async Task<bool> IsGiftCardValidAsync(GiftCard giftCard)
    {
        ArgumentNullException.ThrowIfNull(giftCard);

        return giftCard.IsGiftCardActivated && await GetGiftCardRemainingAmountAsync(giftCard) > decimal.Zero;
    }
}
