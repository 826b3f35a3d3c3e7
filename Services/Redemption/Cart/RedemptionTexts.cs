using System.Globalization;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Says in the shopper's language what stands in the way of a redemption
/// </summary>
public class RedemptionTexts(ICurrencyService currencyService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IWorkContext workContext)
{
    /// <summary>
    /// Gets the text of a problem
    /// </summary>
    public async Task<string> GetAsync(RedemptionProblem problem)
    {
        //"at most 0 points" would be no help
        var key = problem is { Obstacle: RedemptionObstacle.CartTotal, Bound: <= 0 } ? "CartTooSmall" : problem.Obstacle.ToString();

        return await FormatAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.Obstacle.{key}", problem);
    }

    /// <summary>
    /// Gets what the shopper is asked to agree to
    /// </summary>
    public async Task<string> GetQuestionAsync(RedemptionProblem problem)
    {
        return await FormatAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.Question.{problem.Obstacle}", problem);
    }

    /// <summary>
    /// Formats an amount of the primary store currency in the currency the shopper chose
    /// </summary>
    public async Task<string> GetMoneyAsync(decimal amount)
    {
        var currency = await workContext.GetWorkingCurrencyAsync();
        var converted = await currencyService.ConvertFromPrimaryStoreCurrencyAsync(amount, currency);

        return await priceFormatter.FormatPriceAsync(converted, true, false);
    }

    /// <summary>
    /// Gets the text of a failure
    /// </summary>
    public async Task<string> GetAsync(LoyaltyError error)
    {
        return error.Problem is null
            ? await GetAsync(new RedemptionProblem(RedemptionObstacle.Unavailable))
            : await GetAsync(error.Problem);
    }

    /// <summary>
    /// Gets the texts of notices
    /// </summary>
    public async Task<IList<string>> GetAsync(IEnumerable<RedemptionNotice> notices)
    {
        var texts = new List<string>();
        foreach (var notice in notices)
        {
            var reason = await GetAsync(notice.Problem);
            var format = await localizationService.GetResourceAsync(notice.Replacement is null
                ? $"{LoyaltyDefaults.LocalePrefix}.Redeem.GivenBack"
                : $"{LoyaltyDefaults.LocalePrefix}.Redeem.Shrunk");
            texts.Add(string.Format(CultureInfo.CurrentCulture, format, notice.Redemption.Name, notice.Redemption.Points, reason,
                notice.Replacement?.Points ?? 0));
        }

        return texts;
    }

    private async Task<string> FormatAsync(string key, RedemptionProblem problem)
    {
        var format = await localizationService.GetResourceAsync(key);

        return problem.Asks || problem.Obstacle == RedemptionObstacle.MoneyLimit
            ? string.Format(CultureInfo.CurrentCulture, format, problem.Bound, await GetMoneyAsync(problem.Worth), await GetMoneyAsync(problem.FaceValue))
            : string.Format(CultureInfo.CurrentCulture, format, problem.Bound);
    }
}
