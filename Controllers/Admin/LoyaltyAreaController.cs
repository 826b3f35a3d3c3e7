using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What the plugin's controllers in the admin area share
/// </summary>
[Area(AreaNames.ADMIN)]
[AuthorizeAdmin]
[AutoValidateAntiforgeryToken]
[AdminStores]
[StorableInput]
[PlacedOrdersSettled]
public abstract class LoyaltyAreaController : BasePluginController
{
    #region Fields

    private readonly AdminPageServices _page;
    private readonly string _part;

    #endregion

    #region Ctor

    /// <param name="page">What all admin pages need</param>
    /// <param name="part">What the folder of the views and the texts are called by</param>
    protected LoyaltyAreaController(AdminPageServices page, string part)
    {
        _page = page;
        _part = part;
    }

    #endregion

    #region Properties

    /// <summary>
    /// What the admin may see and change
    /// </summary>
    protected IAdminStores Stores => _page.Stores;

    /// <summary>
    /// Texts of nopCommerce and of enums
    /// </summary>
    protected ILocalizationService Localization => _page.Localization;

    /// <summary>
    /// Messages on the next page
    /// </summary>
    protected INotificationService Notifications => _page.Notifications;

    #endregion

    #region Methods

    /// <summary>
    /// Get who acts, as entries and the audit log name him
    /// </summary>
    protected async Task<string> GetActorAsync()
    {
        return $"customer:{(await _page.WorkContext.GetCurrentCustomerAsync()).Id}";
    }

    /// <summary>
    /// Get a text of the part
    /// </summary>
    protected Task<string> TextAsync(string key)
    {
        return PluginTextAsync($"{_part}.{key}");
    }

    /// <summary>
    /// Get a text of any part
    /// </summary>
    protected Task<string> PluginTextAsync(string key)
    {
        return Localization.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.{key}");
    }

    /// <summary>
    /// Show a view of the part
    /// </summary>
    protected ViewResult Show(string view, object model)
    {
        return View($"~/Plugins/Misc.Loyalty/Views/Admin/{_part}/{view}.cshtml", model);
    }

    /// <summary>
    /// Say what is wrong with a field
    /// </summary>
    /// <param name="field">The field; empty for the whole form</param>
    /// <param name="key">Key of a text of the part</param>
    protected async Task FaultAsync(string field, string key)
    {
        ModelState.AddModelError(field, await TextAsync(key));
    }

    /// <summary>
    /// Say of a field with chosen stores when who looks is limited to stores and it reaches beyond them
    /// </summary>
    /// <param name="field">The field</param>
    /// <param name="storeIds">The chosen stores; none for all</param>
    protected async Task ValidateStoresAsync(string field, IEnumerable<int> storeIds)
    {
        if (!(await Stores.GetScopeAsync()).MayChange(IdList.Format(storeIds)))
            ModelState.AddModelError(field, await PluginTextAsync("StoreLimits.ChooseYours"));
    }

    /// <summary>
    /// Say of a form when somebody else has saved the same row since it was opened
    /// </summary>
    /// <param name="seen">What the form was opened with; 0 when it does not tell</param>
    /// <param name="entity">The row as it is</param>
    protected async Task ValidateSeenAsync<TEntity>(int seen, TEntity entity) where TEntity : BaseEntity
    {
        if (seen != 0 && seen != SeenState.Of(entity))
            ModelState.AddModelError(string.Empty, await PluginTextAsync("Input.ChangedMeanwhile"));
    }

    /// <summary>
    /// Tell on the next page that something was done
    /// </summary>
    protected async Task NotifyAsync(string key)
    {
        Notifications.SuccessNotification(await TextAsync(key));
    }

    /// <summary>
    /// Tell on the next page that something was refused
    /// </summary>
    protected async Task NotifyRefusalAsync(string key)
    {
        Notifications.ErrorNotification(await TextAsync(key));
    }

    /// <summary>
    /// Answer a script that something was refused
    /// </summary>
    protected async Task<IActionResult> ErrorTextAsync(string key)
    {
        return ErrorJson(await TextAsync(key));
    }

    /// <summary>
    /// Tell that something was stored, and go on with it or back to the list
    /// </summary>
    /// <param name="id">Its identifier</param>
    /// <param name="continueEditing">Whether to stay with it</param>
    /// <param name="key">Key of a text of the part</param>
    protected async Task<IActionResult> SavedAsync(int id, bool continueEditing, string key)
    {
        await NotifyAsync(key);

        return continueEditing ? RedirectToAction("Edit", new { id }) : RedirectToAction("List");
    }

    /// <summary>
    /// Delete something that may be gone already, and go to the list
    /// </summary>
    protected async Task<IActionResult> DeletedAsync<TEntity>(TEntity entity, Func<TEntity, string, Task> delete) where TEntity : BaseEntity
    {
        if (entity is not null)
        {
            await delete(entity, await GetActorAsync());
            await NotifyAsync("Deleted");
        }

        return RedirectToAction("List");
    }

    /// <summary>
    /// Move something one place up or down; the places of all are counted anew
    /// </summary>
    /// <param name="arranged">All of them, in their order</param>
    /// <param name="id">Which to move</param>
    /// <param name="up">Whether up</param>
    /// <param name="save">Stores one whose place has changed</param>
    protected async Task<IActionResult> MovedAsync<TEntity>(IList<TEntity> arranged, int id, bool up, Func<TEntity, Task> save) where TEntity : BaseEntity, IArranged
    {
        var rows = arranged.ToList();
        var from = rows.FindIndex(row => row.Id == id);
        var moved = rows[from];
        rows.RemoveAt(from);
        rows.Insert(Math.Clamp(from + (up ? -1 : 1), 0, rows.Count), moved);
        for (var place = 0; place < rows.Count; place++)
        {
            if (rows[place].DisplayOrder == place + 1)
                continue;

            rows[place].DisplayOrder = place + 1;
            await save(rows[place]);
        }

        return Json(new { Result = true });
    }

    #endregion
}
