using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Says in the shopper's language what stands in the way of a redemption
/// </summary>
public class RedemptionTexts
{
    private readonly ILocalizationService _localizationService;

    public RedemptionTexts(ILocalizationService localizationService)
    {
        _localizationService = localizationService;
    }

    /// <summary>
    /// Gets the text of a problem
    /// </summary>
    public async Task<string> GetAsync(RedemptionProblem problem)
    {
        //"at most 0 points" would be no help
        var key = problem is { Obstacle: RedemptionObstacle.CartTotal, Bound: <= 0 } ? "CartTooSmall" : problem.Obstacle.ToString();
        var format = await _localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.Obstacle.{key}");

        return string.Format(CultureInfo.CurrentCulture, format, problem.Bound);
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
            var format = await _localizationService.GetResourceAsync(notice.Replacement is null
                ? $"{LoyaltyDefaults.LocalePrefix}.Redeem.GivenBack"
                : $"{LoyaltyDefaults.LocalePrefix}.Redeem.Shrunk");
            texts.Add(string.Format(CultureInfo.CurrentCulture, format, notice.Redemption.Name, notice.Redemption.Points, reason,
                notice.Replacement?.Points ?? 0));
        }

        return texts;
    }
}
