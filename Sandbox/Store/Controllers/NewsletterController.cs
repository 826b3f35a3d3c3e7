using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Messages;
using Nop.Core.Http;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The newsletter box: an address is active once its owner followed the link in the email</summary>
public class NewsletterController : BasePublicController
{
    private readonly ILocalizationService _localizationService;
    private readonly INewsLetterSubscriptionService _newsLetterSubscriptionService;
    private readonly INotificationService _notificationService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly IWorkflowMessageService _workflowMessageService;

    public NewsletterController(ILocalizationService localizationService,
        INewsLetterSubscriptionService newsLetterSubscriptionService,
        INotificationService notificationService,
        IStoreContext storeContext,
        IWorkContext workContext,
        IWorkflowMessageService workflowMessageService)
    {
        _localizationService = localizationService;
        _newsLetterSubscriptionService = newsLetterSubscriptionService;
        _notificationService = notificationService;
        _storeContext = storeContext;
        _workContext = workContext;
        _workflowMessageService = workflowMessageService;
    }

    [HttpPost]
    [AutoValidateAntiforgeryToken]
    public async Task<IActionResult> SubscribeNewsletter(string email, bool subscribe)
    {
        email = email?.Trim();
        if (!CommonHelper.IsValidEmail(email))
            return Json(new { Success = false, Result = await _localizationService.GetResourceAsync("Newsletter.Email.Wrong") });

        var store = await _storeContext.GetCurrentStoreAsync();
        var known = await _newsLetterSubscriptionService.GetNewsLetterSubscriptionsByEmailAsync(email, store.Id);
        if (subscribe && known.Count == 0)
        {
            var subscription = new NewsLetterSubscription
            {
                NewsLetterSubscriptionGuid = Guid.NewGuid(),
                Email = email,
                StoreId = store.Id,
                LanguageId = (await _workContext.GetWorkingLanguageAsync()).Id,
                CreatedOnUtc = DateTime.UtcNow
            };
            await _newsLetterSubscriptionService.InsertNewsLetterSubscriptionAsync(subscription);
            known = [subscription];
        }

        if (subscribe && !known[0].Active)
            await _workflowMessageService.SendNewsLetterSubscriptionActivationMessageAsync(known[0]);

        return Json(new
        {
            Success = true,
            Result = await _localizationService.GetResourceAsync(subscribe ? "Newsletter.SubscribeEmailSent" : "Newsletter.UnsubscribeEmailSent")
        });
    }

    public async Task<IActionResult> SubscriptionActivation(Guid token, bool active)
    {
        foreach (var subscription in await _newsLetterSubscriptionService.GetNewsLetterSubscriptionsByGuidAsync(token))
        {
            subscription.Active = active;
            await _newsLetterSubscriptionService.UpdateNewsLetterSubscriptionAsync(subscription);
            _notificationService.SuccessNotification(
                await _localizationService.GetResourceAsync(active ? "Newsletter.ResultActivated" : "Newsletter.ResultDeactivated"));
        }

        return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }
}
