using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Core;
using Nop.Services.Localization;
using Nop.Web.Models.Customer;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Puts "My loyalty" into the account menu
/// </summary>
public class AccountNavigation(CustomerPrograms customerPrograms, ILocalizationService localizationService, IStoreContext storeContext,
    IWorkContext workContext)
{
    #region Methods

    /// <summary>
    /// Adds the link, where a program concerns the customer
    /// </summary>
    /// <param name="navigation">The menu</param>
    /// <returns>A task that represents the asynchronous operation</returns>
    public async Task ShowAsync(CustomerNavigationModel navigation)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        if ((await customerPrograms.GetAsync(await workContext.GetCurrentCustomerAsync(), store.Id)).Count == 0)
            return;

        var orders = navigation.CustomerNavigationItems.FirstOrDefault(item => item.RouteName == "CustomerOrders");
        var position = orders is null ? navigation.CustomerNavigationItems.Count : navigation.CustomerNavigationItems.IndexOf(orders) + 1;
        navigation.CustomerNavigationItems.Insert(position, new CustomerNavigationItemModel
        {
            RouteName = LoyaltyDefaults.MyLoyaltyRouteName,
            Title = await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.MyLoyalty"),
            Tab = LoyaltyDefaults.AccountNavigationTab,
            ItemClass = "customer-loyalty"
        });
    }

    #endregion
}
