using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Core;
using Nop.Services.Events;
using Nop.Services.Localization;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Customer;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Puts "My loyalty" into the account menu
/// </summary>
public class AccountNavigationConsumer : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    #region Fields

    private readonly CustomerPrograms _customerPrograms;
    private readonly ILocalizationService _localizationService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public AccountNavigationConsumer(CustomerPrograms customerPrograms, ILocalizationService localizationService, IStoreContext storeContext,
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
    /// Handle the event of a prepared model
    /// </summary>
    /// <param name="eventMessage">Event</param>
    /// <returns>A task that represents the asynchronous operation</returns>
    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        //the event comes for every model of every page
        if (eventMessage.Model is not CustomerNavigationModel navigation)
            return;

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
