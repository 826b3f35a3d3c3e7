using System.Globalization;
using System.Security.Cryptography;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Discounts;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Discounts;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// The discounts of nopCommerce that redemptions use: closed to everybody who has no reservation
/// </summary>
public class RedemptionDiscounts(IDiscountService discountService,
    ILogger logger,
    IProductService productService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<SpendDiscount> spendDiscountRepository,
    TimeProvider time)
{
    //without ambiguous letters, lower case because nopCommerce stores applied codes that way
    private const string CODE_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int CODE_LENGTH = 10;
    private const string MADE_BY = "Made by the loyalty plugin";
    private const string LINES_CODE = "points-line";

    //the amount under which the discount of lines is kept
    private const decimal LINES = 0;

    /// <summary>
    /// Gets the open discount for an amount, making it on first use
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="amount">Amount in the primary store currency</param>
    public async Task<Discount> GetForAmountAsync(LoyaltyProgram program, decimal amount)
    {
        var row = await FindAsync(program.Id, amount);
        var discount = row is null ? null : await discountService.GetDiscountByIdAsync(row.DiscountId);
        if (row is not null && discount is null)
        {
            await spendDiscountRepository.DeleteAsync(row);
            row = null;
        }
        if (row is null)
            return await CreateAsync(program, amount);

        if (row.LastUsedOnUtc < time.GetUtcNow().UtcDateTime.AddHours(-1))
        {
            row.LastUsedOnUtc = time.GetUtcNow().UtcDateTime;
            await spendDiscountRepository.UpdateAsync(row);
        }
        await OpenAsync(discount);

        return discount;
    }

    /// <summary>
    /// Gets the open discount that makes lines of a program cost nothing, assigned to a product, making it on first use
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="product">Product of the line</param>
    public async Task<Discount> GetForLinesAsync(LoyaltyProgram program, Product product)
    {
        var discount = await GetForAmountAsync(program, LINES);
        if (discount is not { UsePercentage: true, DiscountPercentage: 100, MaximumDiscountAmount: null, MaximumDiscountedQuantity: null })
        {
            discount.UsePercentage = true;
            discount.DiscountPercentage = 100;
            discount.MaximumDiscountAmount = null;
            discount.MaximumDiscountedQuantity = null;
            await discountService.UpdateDiscountAsync(discount);
        }
        if (await productService.GetDiscountAppliedToProductAsync(product.Id, discount.Id) is null)
            await productService.InsertDiscountProductMappingAsync(new DiscountProductMapping { EntityId = product.Id, DiscountId = discount.Id });

        return discount;
    }

    /// <summary>
    /// Whether a discount makes lines cost nothing; those of rewards on products are assigned to products, too
    /// </summary>
    public static bool IsOfLines(Discount discount)
    {
        return discount is { DiscountType: DiscountType.AssignedToSkus } && IsOwn(discount) && discount.CouponCode?.StartsWith(LINES_CODE, StringComparison.Ordinal) == true;
    }

    /// <summary>
    /// Makes sure that a discount works for shoppers with a reservation and only for them: it needs its coupon code and has the plugin's
    /// requirement. An admin may have deleted that, which would open the code to everybody. Whether a discount of the store is on and
    /// adds up with others is its admin's decision
    /// </summary>
    /// <returns>Whether something had to be mended</returns>
    public async Task<bool> EnsureClosedAsync(Discount discount)
    {
        var guarded = await IsGuardedAsync(discount.Id);
        //what makes a line cost nothing stands alone: added to others it would use theirs up
        var addsUp = !IsOfLines(discount) && (discount.IsCumulative || IsOwn(discount));
        if (guarded && discount.IsCumulative == addsUp && discount.RequiresCouponCode && !string.IsNullOrEmpty(discount.CouponCode))
            return false;

        var wasActive = discount.IsActive;
        discount.IsActive = false;
        discount.RequiresCouponCode = true;
        discount.IsCumulative = addsUp;
        if (string.IsNullOrEmpty(discount.CouponCode))
            discount.CouponCode = NewCode("reward");
        await discountService.UpdateDiscountAsync(discount);
        if (!guarded)
            await GuardAsync(discount.Id);
        if (!wasActive)
            return true;

        discount.IsActive = true;
        await discountService.UpdateDiscountAsync(discount);
        if (!guarded)
            await logger.WarningAsync($"Loyalty: the requirement of discount {discount.Id} was missing, so that its code was open to everybody; it is back");

        return true;
    }

    /// <summary>
    /// Opens a discount to shoppers with a reservation, and only to them: it is on and adds up with others, unless it pays lines
    /// </summary>
    public async Task OpenAsync(Discount discount)
    {
        await EnsureClosedAsync(discount);
        var addsUp = !IsOfLines(discount);
        if (discount.IsActive && discount.IsCumulative == addsUp)
            return;

        discount.IsActive = true;
        discount.IsCumulative = addsUp;
        await discountService.UpdateDiscountAsync(discount);
    }

    /// <summary>
    /// Gets what would become of a discount that is opened to redemptions
    /// </summary>
    public async Task<IReadOnlyList<DiscountChange>> GetChangesAsync(Discount discount)
    {
        var changes = new List<DiscountChange>();
        if (!discount.RequiresCouponCode || string.IsNullOrEmpty(discount.CouponCode))
            changes.Add(DiscountChange.Coupon);
        if (!await IsGuardedAsync(discount.Id))
            changes.Add(DiscountChange.MembersOnly);
        if (!discount.IsCumulative)
            changes.Add(DiscountChange.Cumulative);
        if (!discount.IsActive)
            changes.Add(DiscountChange.Active);

        return changes;
    }

    /// <summary>
    /// Switches a discount off; it stays for the orders that used it
    /// </summary>
    public async Task CloseAsync(int discountId)
    {
        if (await discountService.GetDiscountByIdAsync(discountId) is not { IsActive: true } discount)
            return;

        discount.IsActive = false;
        await discountService.UpdateDiscountAsync(discount);
    }

    /// <summary>
    /// Deletes the amount discounts nobody used since a moment, or switches off those that orders refer to
    /// </summary>
    /// <returns>Number of discounts put away</returns>
    public async Task<int> PutAwayUnusedAsync(DateTime unusedSinceUtc)
    {
        //those of no program take off what a provider gives; SessionDiscounts knows who needs them
        var rows = await spendDiscountRepository.GetAllAsync(query => query.Where(row => row.LastUsedOnUtc < unusedSinceUtc && row.Amount > 0 && row.ProgramId > 0));
        var count = 0;
        foreach (var row in rows)
        {
            var redemptions = await redemptionRepository.GetAllAsync(query => query.Where(redemption => redemption.DiscountId == row.DiscountId));
            if (redemptions.Any(redemption => redemption.IsLive))
                continue;

            if (redemptions.Any(redemption => redemption.Status == RedemptionStatus.Confirmed))
            {
                if (await discountService.GetDiscountByIdAsync(row.DiscountId) is not { IsActive: true })
                    continue;
                await CloseAsync(row.DiscountId);
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

    /// <summary>
    /// Checks every discount that redemptions use
    /// </summary>
    /// <returns>Number of discounts that had to be mended</returns>
    public async Task<int> EnsureAllClosedAsync(IEnumerable<int> discountIds)
    {
        var mended = 0;
        foreach (var discountId in discountIds.Distinct())
        {
            if (await discountService.GetDiscountByIdAsync(discountId) is { IsActive: true } discount && await EnsureClosedAsync(discount))
                mended++;
        }

        return mended;
    }

    /// <summary>
    /// Gets the discounts that take amounts off orders
    /// </summary>
    public async Task<IList<SpendDiscount>> GetSpendDiscountsAsync()
    {
        return await spendDiscountRepository.GetAllAsync(query => query.OrderBy(row => row.Id));
    }

    /// <summary>
    /// Whether the plugin made a discount
    /// </summary>
    public static bool IsOwn(Discount discount)
    {
        return discount.AdminComment?.StartsWith(MADE_BY, StringComparison.Ordinal) == true;
    }

    /// <summary>
    /// Makes an unguessable coupon code
    /// </summary>
    /// <param name="prefix">What it begins with, to recognise it by</param>
    public static string NewCode(string prefix)
    {
        return $"{prefix}-{RandomNumberGenerator.GetString(CODE_ALPHABET, CODE_LENGTH)}";
    }

    private async Task<Discount> CreateAsync(LoyaltyProgram program, decimal amount)
    {
        var money = amount.ToString("0.00##", CultureInfo.InvariantCulture);
        var ofLines = amount == LINES;
        var discount = new Discount
        {
            Name = NopText.Fitted(ofLines ? $"{program.Name}: paid with points" : $"{program.Name}: {money} for points"),
            AdminComment = ofLines
                ? $"{MADE_BY}. Only lines of carts for which points were reserved can use it."
                : $"{MADE_BY}. Only shoppers who reserved points worth {money} can use its code.",
            DiscountType = ofLines ? DiscountType.AssignedToSkus : DiscountType.AssignedToOrderTotal,
            UsePercentage = ofLines,
            DiscountPercentage = ofLines ? 100 : 0,
            DiscountAmount = amount,
            RequiresCouponCode = true,
            CouponCode = NewCode(ofLines ? LINES_CODE : $"points{money}".Replace(".", string.Empty)),
            IsCumulative = !ofLines,
            DiscountLimitation = DiscountLimitationType.Unlimited,
            IsActive = false
        };
        await discountService.InsertDiscountAsync(discount);
        await GuardAsync(discount.Id);
        try
        {
            using var scope = LedgerScope.Open();
            await spendDiscountRepository.InsertAsync(new SpendDiscount
            {
                ProgramId = program.Id, Amount = amount, DiscountId = discount.Id, LastUsedOnUtc = time.GetUtcNow().UtcDateTime
            }, false);
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            //another shopper spends the same amount for the first time
            if (await FindAsync(program.Id, amount) is not { } winner)
                throw;
            await discountService.DeleteDiscountAsync(discount);

            return await discountService.GetDiscountByIdAsync(winner.DiscountId);
        }

        discount.IsActive = true;
        await discountService.UpdateDiscountAsync(discount);

        return discount;
    }

    private async Task<SpendDiscount> FindAsync(int programId, decimal amount)
    {
        return (await spendDiscountRepository.GetAllAsync(query => query.Where(row => row.ProgramId == programId && row.Amount == amount))).FirstOrDefault();
    }

    private async Task<bool> IsGuardedAsync(int discountId)
    {
        var rows = await discountService.GetAllDiscountRequirementsAsync(discountId);
        var top = rows.FirstOrDefault(row => row.ParentId is null);

        return top is { IsGroup: true, InteractionType: RequirementGroupInteractionType.And }
            && rows.Any(row => row.ParentId == top.Id && row.DiscountRequirementRuleSystemName == LoyaltyDefaults.SystemName);
    }

    private async Task GuardAsync(int discountId)
    {
        var rows = await discountService.GetAllDiscountRequirementsAsync(discountId);
        var top = rows.FirstOrDefault(row => row is { ParentId: null, IsGroup: true });
        if (top is null)
        {
            top = new DiscountRequirement { DiscountId = discountId, IsGroup = true, InteractionType = RequirementGroupInteractionType.And };
            await discountService.InsertDiscountRequirementAsync(top);
        }
        else if (top.InteractionType != RequirementGroupInteractionType.And)
        {
            top.InteractionType = RequirementGroupInteractionType.And;
            await discountService.UpdateDiscountRequirementAsync(top);
        }
        if (rows.All(row => row.ParentId != top.Id || row.DiscountRequirementRuleSystemName != LoyaltyDefaults.SystemName))
        {
            await discountService.InsertDiscountRequirementAsync(new DiscountRequirement
            {
                DiscountId = discountId, ParentId = top.Id, DiscountRequirementRuleSystemName = LoyaltyDefaults.SystemName
            });
        }
    }
}
