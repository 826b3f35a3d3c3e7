using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Core.Http;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// The shopper's cart at the store's loyalty provider
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltySessionCartController(ILocalizationService localizationService,
    INotificationService notificationService,
    IStoreContext storeContext,
    IWorkContext workContext,
    SessionCart cart) : BasePublicController
{
    #region Methods

    /// <summary>
    /// Say who the shopper is
    /// </summary>
    [HttpPost]
    public Task<IActionResult> Identify(string identifier, bool remember)
    {
        return AnswerAsync((customer, store) => cart.IdentifyAsync(customer, store, identifier, remember), "Found.Done");
    }

    /// <summary>
    /// Take a reward
    /// </summary>
    [HttpPost]
    public Task<IActionResult> Accept(int reward)
    {
        return AnswerAsync((customer, store) => cart.AcceptAsync(customer, store, reward), "Accepted.Done");
    }

    /// <summary>
    /// Leave a reward
    /// </summary>
    [HttpPost]
    public Task<IActionResult> Decline(int reward)
    {
        return AnswerAsync((customer, store) => cart.DeclineAsync(customer, store, reward), "Declined.Done");
    }

    /// <summary>
    /// Leave the program
    /// </summary>
    [HttpPost]
    public Task<IActionResult> Leave()
    {
        return AnswerAsync((customer, store) => cart.LeaveAsync(customer, store), "Left.Done");
    }

    #endregion

    #region Utilities

    private async Task<IActionResult> AnswerAsync(Func<Customer, Store, Task<Result<ProviderSession>>> act, string done)
    {
        var answer = await act(await workContext.GetCurrentCustomerAsync(), await storeContext.GetCurrentStoreAsync());
        if (answer.Success)
            notificationService.SuccessNotification(await TextAsync(answer.Value.LoyaltyId is null && answer.Value.Status == ProviderSessionStatus.Active ? "Greeting.Later" : done));
        else
            notificationService.ErrorNotification(await TextAsync(KeyOf(answer.Error)));

        return RedirectToRoute(NopRouteNames.General.CART);
    }

    private static string KeyOf(LoyaltyError error)
    {
        return error.Code switch
        {
            LoyaltyErrorCodes.VALIDATION_FAILED when error.Field == "identifier" => "Invalid.Identifier",
            LoyaltyErrorCodes.INVALID_STATE when error.Field == "identifier" => "Ambiguous",
            LoyaltyErrorCodes.MEMBER_NOT_FOUND => "Unknown",
            LoyaltyErrorCodes.MEMBER_INACTIVE => "Inactive",
            LoyaltyErrorCodes.PROVIDER_UNAVAILABLE => "Greeting.Later",
            LoyaltyErrorCodes.INVALID_STATE => "TryAgain",
            _ => "Refused"
        };
    }

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Session.{key}");
    }

    #endregion
}
