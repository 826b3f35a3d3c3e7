using Nop.Core.Domain.Messages;
using Nop.Web.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The newsletter box: an address is active once its owner followed the link in the email</summary>
public class NewsletterController(
    ILocalizationService localizationService,
    INewsLetterSubscriptionService newsLetterSubscriptionService,
    INotificationService notificationService,
    IStoreContext storeContext,
    IWorkContext workContext,
    IWorkflowMessageService workflowMessageService) : BasePublicController
{
    [HttpPost]
    [AutoValidateAntiforgeryToken]
    public async Task<IActionResult> SubscribeNewsletter(string email, bool subscribe)
    {
        email = email?.Trim();
        if (!CommonHelper.IsValidEmail(email))
            return Json(new { Success = false, Result = await localizationService.GetResourceAsync("Newsletter.Email.Wrong") });

        var store = await storeContext.GetCurrentStoreAsync();
        var known = await newsLetterSubscriptionService.GetNewsLetterSubscriptionsByEmailAsync(email, store.Id);
        if (subscribe && known.Count == 0)
        {
            var subscription = new NewsLetterSubscription
            {
                NewsLetterSubscriptionGuid = Guid.NewGuid(),
                Email = email,
                StoreId = store.Id,
                LanguageId = (await workContext.GetWorkingLanguageAsync()).Id,
                CreatedOnUtc = DateTime.UtcNow
            };
            await newsLetterSubscriptionService.InsertNewsLetterSubscriptionAsync(subscription);
            known = [subscription];
        }

        if (subscribe && !known[0].Active)
            await workflowMessageService.SendNewsLetterSubscriptionActivationMessageAsync(known[0]);

        return Json(new
        {
            Success = true,
            Result = await localizationService.GetResourceAsync(subscribe ? "Newsletter.SubscribeEmailSent" : "Newsletter.UnsubscribeEmailSent")
        });
    }

    public async Task<IActionResult> SubscriptionActivation(Guid token, bool active)
    {
        foreach (var subscription in await newsLetterSubscriptionService.GetNewsLetterSubscriptionsByGuidAsync(token))
        {
            subscription.Active = active;
            await newsLetterSubscriptionService.UpdateNewsLetterSubscriptionAsync(subscription);
            notificationService.SuccessNotification(
                await localizationService.GetResourceAsync(active ? "Newsletter.ResultActivated" : "Newsletter.ResultDeactivated"));
        }

        return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }
}
