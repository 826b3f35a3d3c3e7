using System.Globalization;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Says in a few words what the discount of a reward gives
/// </summary>
public class RewardBenefitTexts(CurrencySettings currencySettings,
    ICategoryService categoryService,
    ICurrencyService currencyService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IProductService productService,
    RewardDiscounts rewardDiscounts)
{
    /// <summary>
    /// Gets the text, in the primary store currency
    /// </summary>
    public async Task<string> GetAsync(Discount discount)
    {
        var benefit = await rewardDiscounts.ReadAsync(discount);
        var off = benefit.UsePercentage ? $"{benefit.Percentage.ToString("0.##", CultureInfo.CurrentCulture)} %" : await MoneyAsync(benefit.Amount);
        var (resource, what) = await GetTargetAsync(benefit, discount);
        var text = string.Format(CultureInfo.CurrentCulture,
            await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Rewards.Gives.{resource}"), off, what);

        return benefit is { UsePercentage: true, MaximumAmount: { } maximum }
            ? string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Rewards.Gives.AtMost"), text, await MoneyAsync(maximum))
            : text;
    }

    /// <summary>
    /// What gets cheaper: a single product or category by its name, several by their number
    /// </summary>
    private async Task<(string Resource, object What)> GetTargetAsync(RewardBenefit benefit, Discount discount)
    {
        return benefit.Kind switch
        {
            RewardKind.Products when benefit.ProductIds is [var id] => ("Product", (await productService.GetProductByIdAsync(id))?.Name),
            RewardKind.Products => ("Products", benefit.ProductIds.Count),
            RewardKind.Categories when benefit.CategoryIds is [var id] => ("Category", (await categoryService.GetCategoryByIdAsync(id))?.Name),
            RewardKind.Categories => ("Categories", benefit.CategoryIds.Count),
            _ => (benefit.Kind.ToString(), discount.Name)
        };
    }

    private async Task<string> MoneyAsync(decimal amount)
    {
        var primary = await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId);

        return await priceFormatter.FormatPriceAsync(amount, true, primary);
    }
}
