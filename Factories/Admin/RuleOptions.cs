using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// What there is to choose from on the pages of earning rules
/// </summary>
public class RuleOptions(IAdminStores adminStores,
    CatalogOptions catalogOptions,
    ICustomerService customerService,
    IInteractionService interactionService,
    ILocalizationService localizationService,
    IManufacturerService manufacturerService,
    ITierService tierService)
{
    #region Methods

    /// <summary>
    /// The programs the admin may see
    /// </summary>
    /// <param name="chosenId">The one that is chosen</param>
    /// <param name="toChange">Only those he may change</param>
    public async Task<IList<SelectListItem>> ProgramsAsync(int chosenId, bool toChange = false)
    {
        return (await adminStores.GetProgramsAsync(toChange)).Select(program => Option(program.Id, program.Name, [chosenId])).ToList();
    }

    /// <summary>
    /// The values of an enum
    /// </summary>
    public async Task<IList<SelectListItem>> EnumAsync<TEnum>(int chosenId) where TEnum : struct, Enum
    {
        var options = new List<SelectListItem>();
        foreach (var value in Enum.GetValues<TEnum>())
            options.Add(Option(Convert.ToInt32(value), await localizationService.GetLocalizedEnumAsync(value), [chosenId]));

        return options;
    }

    /// <summary>
    /// All interactions
    /// </summary>
    public async Task<IList<SelectListItem>> InteractionsAsync(string chosen)
    {
        return (await interactionService.GetDefinitionsAsync())
            .Select(definition => new SelectListItem($"{definition.Name} ({definition.SystemName})", definition.SystemName, definition.SystemName == chosen)).ToList();
    }

    /// <summary>
    /// Products; the chosen ones are always among them
    /// </summary>
    public Task<ProductOptionsModel> ProductsAsync(IList<int> chosenIds, string listId)
    {
        return catalogOptions.PrepareProductsAsync(chosenIds, listId);
    }

    /// <summary>
    /// All categories
    /// </summary>
    public Task<IList<SelectListItem>> CategoriesAsync(IList<int> chosenIds)
    {
        return catalogOptions.PrepareCategoriesAsync(chosenIds);
    }

    /// <summary>
    /// All manufacturers
    /// </summary>
    public async Task<IList<SelectListItem>> ManufacturersAsync(IList<int> chosenIds)
    {
        return (await manufacturerService.GetAllManufacturersAsync(showHidden: true)).Select(maker => Option(maker.Id, maker.Name, chosenIds)).ToList();
    }

    /// <summary>
    /// All customer roles
    /// </summary>
    public async Task<IList<SelectListItem>> CustomerRolesAsync(IList<int> chosenIds)
    {
        return (await customerService.GetAllCustomerRolesAsync(true)).Select(role => Option(role.Id, role.Name, chosenIds)).ToList();
    }

    /// <summary>
    /// The tiers of a program, or of all programs the admin may see with 0
    /// </summary>
    public async Task<IList<SelectListItem>> TiersAsync(int programId, IList<int> chosenIds)
    {
        var programs = (await adminStores.GetProgramsAsync()).Where(program => programId == 0 || program.Id == programId).ToList();
        var options = new List<SelectListItem>();
        foreach (var program in programs)
        {
            foreach (var tier in await tierService.GetTiersAsync(program.Id))
                options.Add(Option(tier.Id, programs.Count > 1 ? $"{program.Name}: {tier.Name}" : tier.Name, chosenIds));
        }

        return options;
    }

    /// <summary>
    /// The stores the admin may act in
    /// </summary>
    public async Task<IList<SelectListItem>> StoresAsync(IList<int> chosenIds)
    {
        return (await adminStores.GetStoresAsync()).Select(store => Option(store.Id, store.Name, chosenIds)).ToList();
    }

    /// <summary>
    /// The days of the week, from Monday
    /// </summary>
    public IList<SelectListItem> Weekdays(IList<int> chosenIds)
    {
        return Enumerable.Range(1, 7).Select(day => day % 7)
            .Select(day => Option(day, CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)day), chosenIds)).ToList();
    }

    #endregion

    #region Utilities

    private static SelectListItem Option(int id, string text, IList<int> chosenIds)
    {
        return new SelectListItem(text, id.ToString(CultureInfo.InvariantCulture), chosenIds.Contains(id));
    }

    #endregion
}
