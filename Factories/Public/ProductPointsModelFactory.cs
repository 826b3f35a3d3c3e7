using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Says in words what buying a product earns
/// </summary>
public class ProductPointsModelFactory(EstimateTerms terms, ILocalizationService localizationService, SharedTerms sharedTerms)
{
    #region Utilities

    private async Task<string> PrepareNoteAsync(IList<PointsEstimate> estimates, Customer customer, Store store)
    {
        var notes = new List<string>();
        foreach (var terms in await terms.GetAsync(customer, store))
        {
            if (terms.Terms.EarnMultiplier == 1 || terms.TierId is null || estimates.All(estimate => estimate.Program.Id != terms.Program.Id))
                continue;

            if ((await sharedTerms.GetLadderAsync(terms.Program.Id)).FirstOrDefault(tier => tier.Id == terms.TierId) is { } tier)
            {
                notes.Add(string.Format(CultureInfo.CurrentCulture, await TextAsync("Multiplier"), terms.Terms.EarnMultiplier.ToString("0.##", CultureInfo.CurrentCulture),
                    PointForms.Word(terms.Program), await localizationService.GetLocalizedAsync(tier, entity => entity.Name)));
            }
        }

        return notes.Count == 0 ? null : string.Join(" · ", notes);
    }

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Product.{key}");
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the line of a catalogue box
    /// </summary>
    public async Task<PointsTextModel> PrepareAsync(int productId, IList<PointsEstimate> estimates)
    {
        return new PointsTextModel { Text = string.Format(CultureInfo.CurrentCulture, await TextAsync("Earn"), PointsText.Of(estimates)), ProductId = productId };
    }

    /// <summary>
    /// Prepare what the product's own page says, with the tiers that multiplied the points
    /// </summary>
    public async Task<ProductPointsModel> PrepareAsync(int productId, IList<PointsEstimate> estimates, Customer customer, Store store)
    {
        return estimates.Count == 0
            ? new ProductPointsModel { ProductId = productId }
            : new ProductPointsModel { ProductId = productId, Text = (await PrepareAsync(productId, estimates)).Text, Note = await PrepareNoteAsync(estimates, customer, store) };
    }

    #endregion
}
