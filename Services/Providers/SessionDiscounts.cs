using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Customers;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Takes what a provider's rewards are worth off nopCommerce's own total, by the discounts that points use: one for each amount, closed to everybody whose session does not hold it
/// </summary>
public class SessionDiscounts(ICustomerService customerService,
    IDiscountService discountService,
    IRepository<ProviderSession> sessionRepository,
    IRepository<SpendDiscount> spendDiscountRepository,
    ProviderSessions sessions,
    RedemptionDiscounts discounts)
{
    /// <summary>
    /// What the discounts of providers are kept under: they belong to no program of this installation
    /// </summary>
    private static readonly LoyaltyProgram _others = new() { Id = 0, Name = "Loyalty provider" };

    /// <summary>
    /// Brings the shopper's coupons in line with what his session takes off
    /// </summary>
    /// <returns>The session as it is now</returns>
    public async Task<ProviderSession> ApplyAsync(ProviderSession session, Customer customer)
    {
        var wanted = session.Status == ProviderSessionStatus.Active && session.Discount > 0 ? await discounts.GetForAmountAsync(_others, session.Discount) : null;
        if ((wanted?.Id ?? 0) != session.DiscountId)
        {
            if (session.DiscountId > 0)
                await DetachAsync(session.DiscountId, customer);
            session = await sessions.ScheduleAsync(session.Id, row => row.DiscountId = wanted?.Id ?? 0) ?? session;
        }
        if (wanted is not null && !(await customerService.ParseAppliedDiscountCouponCodesAsync(customer)).Contains(wanted.CouponCode, StringComparer.OrdinalIgnoreCase))
            await customerService.ApplyDiscountCouponCodeAsync(customer, wanted.CouponCode);

        return session;
    }

    /// <summary>
    /// Makes sure that a session's discount is closed to others
    /// </summary>
    public async Task EnsureClosedAsync(ProviderSession session)
    {
        if (session.DiscountId > 0)
            await discounts.EnsureAllClosedAsync([session.DiscountId]);
    }

    /// <summary>
    /// Takes a session's coupon off the shopper
    /// </summary>
    public async Task DetachAsync(int discountId, Customer customer)
    {
        if (await discountService.GetDiscountByIdAsync(discountId) is { CouponCode: { } code })
            await customerService.RemoveDiscountCouponCodeAsync(customer, code);
    }

    /// <summary>
    /// Whether an order used a session's discount
    /// </summary>
    public async Task<bool> IsUsedAsync(int discountId, int orderId)
    {
        return discountId > 0 && (await discountService.GetAllDiscountUsageHistoryAsync(null, null, orderId)).Any(usage => usage.DiscountId == discountId);
    }

    /// <summary>
    /// Deletes the discounts for amounts nobody used since a moment, or switches off those that orders refer to
    /// </summary>
    /// <returns>Number of discounts put away</returns>
    public async Task<int> PutAwayUnusedAsync(DateTime unusedSinceUtc)
    {
        var (activeId, count) = ((int)ProviderSessionStatus.Active, 0);
        foreach (var row in await spendDiscountRepository.GetAllAsync(query => query.Where(row => row.ProgramId == _others.Id && row.LastUsedOnUtc < unusedSinceUtc)))
        {
            var sessions = await sessionRepository.GetAllAsync(query => query.Where(session => session.DiscountId == row.DiscountId));
            if (sessions.Any(session => session.StatusId == activeId))
                continue;

            if (sessions.Any(session => session.OrderId is not null))
            {
                if (await discountService.GetDiscountByIdAsync(row.DiscountId) is not { IsActive: true })
                    continue;
                await discounts.CloseAsync(row.DiscountId);
            }
            else
            {
                if (await discountService.GetDiscountByIdAsync(row.DiscountId) is { } discount)
                    await discountService.DeleteDiscountAsync(discount);
                await spendDiscountRepository.DeleteAsync(row);
            }
            count++;
        }

        return count;
    }
}
