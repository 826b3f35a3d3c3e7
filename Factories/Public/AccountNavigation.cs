using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Core;
using Nop.Services.Localization;
using Nop.Web.Models.Customer;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Puts "My loyalty" into the account menu
/// </summary>
public class AccountNavigation
{
    #region Fields

    private readonly CustomerPrograms _customerPrograms;
    private readonly ILocalizationService _localizationService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public AccountNavigation(CustomerPrograms customerPrograms, ILocalizationService localizationService, IStoreContext storeContext,
        IWorkContext workContext)
    {
        _customerPrograms = customerPrograms;
        _localizationService = localizationService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Adds the link, where a program concerns the customer
    /// </summary>
    /// <param name="navigation">The menu</param>
    /// <returns>A task that represents the asynchronous operation</returns>
    public async Task ShowAsync(CustomerNavigationModel navigation)
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        if ((await _customerPrograms.GetAsync(await _workContext.GetCurrentCustomerAsync(), store.Id)).Count == 0)
            return;

        var orders = navigation.CustomerNavigationItems.FirstOrDefault(item => item.RouteName == "CustomerOrders");
        var position = orders is null ? navigation.CustomerNavigationItems.Count : navigation.CustomerNavigationItems.IndexOf(orders) + 1;
        navigation.CustomerNavigationItems.Insert(position, new CustomerNavigationItemModel
        {
            RouteName = LoyaltyDefaults.MyLoyaltyRouteName,
            Title = await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.MyLoyalty"),
            Tab = LoyaltyDefaults.AccountNavigationTab,
            ItemClass = "customer-loyalty"
        });
    }

    #endregion
}
