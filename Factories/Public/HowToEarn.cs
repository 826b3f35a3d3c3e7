using System.Globalization;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Tells shoppers how to earn points: by what they spend, and by the public rules, in their language
/// </summary>
public class HowToEarn(ILocalizationService localizationService, RedemptionTexts redemptionTexts, SharedTerms sharedTerms, TimeProvider time)
{
    #region Methods

    /// <summary>
    /// Prepare the ways to earn points of a program in a store
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="store">Store</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the ways
    /// </returns>
    public async Task<IList<EarningWayModel>> PrepareAsync(LoyaltyProgram program, Store store)
    {
        var ways = new List<EarningWayModel>();
        if (program.EarnStep > 0)
            ways.Add(new EarningWayModel { Name = await GetStepTextAsync(program, program.PointsPerStep, program.EarnStep) });
        else if (program.PointsPerCurrencyUnit > 0)
            ways.Add(new EarningWayModel { Name = await GetRateTextAsync(program, program.PointsPerCurrencyUnit) });
        foreach (var rule in await GetPublicRulesAsync(program.Id, store))
        {
            ways.Add(new EarningWayModel
            {
                Name = await localizationService.GetLocalizedAsync(rule, entity => entity.Name),
                Points = await GetAwardTextAsync(program, rule.GetDefinition()),
                Description = await localizationService.GetLocalizedAsync(rule, entity => entity.Description)
            });
        }

        return ways;
    }

    /// <summary>
    /// Get the public rules of a program that give points in a store now
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="store">Store</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the rules
    /// </returns>
    public async Task<IList<EarningRule>> GetPublicRulesAsync(int programId, Store store)
    {
        return (await sharedTerms.GetRulesAsync(programId)).Where(rule => rule.Public && AppliesNow(rule, store)).ToList();
    }

    #endregion

    #region Utilities

    private bool AppliesNow(EarningRule rule, Store store)
    {
        var definition = rule.GetDefinition();
        var nowUtc = time.GetUtcNow().UtcDateTime;

        return !(nowUtc < definition.StartOnUtc) && !(nowUtc >= definition.EndOnUtc)
            && (definition.StoreIds.Count == 0 || definition.StoreIds.Contains(store.Id));
    }

    private async Task<string> GetAwardTextAsync(LoyaltyProgram program, RuleDefinition definition)
    {
        return definition.AwardKind switch
        {
            RuleAwardKind.Rate => await GetRateTextAsync(program, definition.Rate),
            RuleAwardKind.Steps => await GetStepTextAsync(program, definition.Points, definition.Step),
            RuleAwardKind.Multiplier => await FormatAsync("Multiplier", definition.Multiplier.ToString("0.####", CultureInfo.CurrentCulture), PointForms.Word(program)),
            _ when definition.PerPiece => await FormatAsync("PerPiece", PointsText.Of(program, definition.Points)),
            _ => PointsText.Of(program, definition.Points)
        };
    }

    private async Task<string> GetRateTextAsync(LoyaltyProgram program, decimal rate)
    {
        var points = rate == decimal.Floor(rate)
            ? PointsText.Of(program, (long)rate)
            : $"{rate.ToString("0.####", CultureInfo.CurrentCulture)} {PointForms.Word(program)}";

        return await FormatAsync("Base", points, await redemptionTexts.GetMoneyAsync(1));
    }

    private async Task<string> GetStepTextAsync(LoyaltyProgram program, long points, decimal step)
    {
        return await FormatAsync("Step", PointsText.Of(program, points), await redemptionTexts.GetMoneyAsync(step));
    }

    private async Task<string> FormatAsync(string resource, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.MyLoyalty.HowToEarn.{resource}"), values);
    }

    #endregion
}
