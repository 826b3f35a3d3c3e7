using Nop.Services.Stores;

namespace Sandbox.Store.Areas.Admin.Factories;

/// <summary>The choices that several admin pages offer</summary>
public class AdminSelectLists(ICustomerService customerService, ILocalizationService localizationService, IStoreService storeService)
{
    /// <summary>Every value of an enum under its localized name</summary>
    public async Task<IList<SelectListItem>> ForEnumAsync<TEnum>(bool withAll = false) where TEnum : struct, Enum
    {
        var items = new List<SelectListItem>();
        foreach (var value in Enum.GetValues<TEnum>())
            items.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(value), Convert.ToInt32(value).ToString()));

        return withAll ? await WithAllAsync(items) : items;
    }

    /// <summary>Every customer role</summary>
    public async Task<IList<SelectListItem>> ForCustomerRolesAsync()
    {
        var roles = await customerService.GetAllCustomerRolesAsync(showHidden: true);
        return roles.Select(role => new SelectListItem(role.Name, role.Id.ToString())).ToList();
    }

    /// <summary>Every store, and all of them</summary>
    public async Task<IList<SelectListItem>> ForStoresAsync()
    {
        var stores = await storeService.GetAllStoresAsync();
        return await WithAllAsync(stores.Select(store => new SelectListItem(store.Name, store.Id.ToString())));
    }

    /// <summary>Puts the "All" entry in front</summary>
    public async Task<IList<SelectListItem>> WithAllAsync(IEnumerable<SelectListItem> items, string allValue = "0")
    {
        var all = new SelectListItem(await localizationService.GetResourceAsync("Admin.Common.All"), allValue);
        return items.Prepend(all).ToList();
    }
}
