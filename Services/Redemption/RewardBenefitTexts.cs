using System.Globalization;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Says in a few words what the discount of a reward gives
/// </summary>
public class RewardBenefitTexts
{
    private readonly CurrencySettings _currencySettings;
    private readonly ICurrencyService _currencyService;
    private readonly ILocalizationService _localizationService;
    private readonly IPriceFormatter _priceFormatter;
    private readonly RewardDiscounts _rewardDiscounts;

    public RewardBenefitTexts(CurrencySettings currencySettings,
        ICurrencyService currencyService,
        ILocalizationService localizationService,
        IPriceFormatter priceFormatter,
        RewardDiscounts rewardDiscounts)
    {
        _currencySettings = currencySettings;
        _currencyService = currencyService;
        _localizationService = localizationService;
        _priceFormatter = priceFormatter;
        _rewardDiscounts = rewardDiscounts;
    }

    /// <summary>
    /// Gets the text, in the primary store currency
    /// </summary>
    public async Task<string> GetAsync(Discount discount)
    {
        var benefit = await _rewardDiscounts.ReadAsync(discount);
        var off = benefit.UsePercentage ? $"{benefit.Percentage.ToString("0.##", CultureInfo.CurrentCulture)} %" : await MoneyAsync(benefit.Amount);
        var text = string.Format(CultureInfo.CurrentCulture,
            await _localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Rewards.Gives.{benefit.Kind}"), off, benefit.ProductIds.Count,
            benefit.CategoryIds.Count, discount.Name);

        return benefit is { UsePercentage: true, MaximumAmount: { } maximum }
            ? string.Format(CultureInfo.CurrentCulture, await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Rewards.Gives.AtMost"), text, await MoneyAsync(maximum))
            : text;
    }

    private async Task<string> MoneyAsync(decimal amount)
    {
        var primary = await _currencyService.GetCurrencyByIdAsync(_currencySettings.PrimaryStoreCurrencyId);

        return await _priceFormatter.FormatPriceAsync(amount, true, primary);
    }
}
