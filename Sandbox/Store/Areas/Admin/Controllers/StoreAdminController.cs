using Nop.Web.Areas.Admin.Controllers;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>What the admin pages of records share: saying what happened and going on</summary>
public abstract class StoreAdminController(
    ILocalizationService localizationService,
    INotificationService notificationService) : BaseAdminController
{
    protected ILocalizationService LocalizationService => localizationService;

    protected INotificationService NotificationService => notificationService;

    /// <summary>The page with a grid, which asks for its rows by itself</summary>
    protected async Task<IActionResult> ListPageAsync(RecordPages pages, BaseSearchModel model, string view = "RecordList")
    {
        model.SetGridPageSize();
        ViewData[nameof(RecordPages)] = pages;
        ViewData["PageTitle"] = await localizationService.GetResourceAsync(pages.Key);

        return View(view, model);
    }

    /// <summary>The form of a new record or of one there is</summary>
    protected IActionResult EditPage(RecordPages pages, BaseNopModel model)
    {
        ViewData[nameof(RecordPages)] = pages;

        return View("RecordEdit", model);
    }

    protected async Task NotifySuccessAsync(string messageKey) =>
        notificationService.SuccessNotification(await localizationService.GetResourceAsync(messageKey));

    protected async Task NotifyErrorAsync(string messageKey) =>
        notificationService.ErrorNotification(await localizationService.GetResourceAsync(messageKey));

    /// <summary>Marks a field of the form as wrong</summary>
    protected async Task AddErrorAsync(string field, string messageKey) =>
        ModelState.AddModelError(field, await localizationService.GetResourceAsync(messageKey));

    /// <summary>Says that a record was saved; goes back to it when it is edited further, else to the list</summary>
    protected async Task<IActionResult> SavedAsync(string messageKey, int id, bool continueEditing)
    {
        await NotifySuccessAsync(messageKey);

        return continueEditing ? RedirectToAction("Edit", new { id }) : RedirectToAction("List");
    }

    /// <summary>Says that something was done and goes to the list</summary>
    protected async Task<IActionResult> DoneAsync(string messageKey)
    {
        await NotifySuccessAsync(messageKey);

        return RedirectToAction("List");
    }
}
