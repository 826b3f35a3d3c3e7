using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Tiers: their grid stands on the configuration page
/// </summary>
[Area(AreaNames.ADMIN)]
[AuthorizeAdmin]
[AutoValidateAntiforgeryToken]
public class LoyaltyTierController : BasePluginController
{
    #region Fields

    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly ILoyaltyAdminModelFactory _modelFactory;
    private readonly INotificationService _notificationService;
    private readonly IProgramService _programService;
    private readonly ITierService _tierService;

    #endregion

    #region Ctor

    public LoyaltyTierController(ICustomerService customerService,
        ILocalizationService localizationService,
        ILoyaltyAdminModelFactory modelFactory,
        INotificationService notificationService,
        IProgramService programService,
        ITierService tierService)
    {
        _customerService = customerService;
        _localizationService = localizationService;
        _modelFactory = modelFactory;
        _notificationService = notificationService;
        _programService = programService;
        _tierService = tierService;
    }

    #endregion

    #region Utilities

    private async Task<IActionResult> EditorAsync(string view, TierModel model, LoyaltyTier tier)
    {
        return View($"~/Plugins/Misc.Loyalty/Views/Admin/Tiers/{view}.cshtml", await _modelFactory.PrepareTierModelAsync(model, tier));
    }

    /// <summary>
    /// A tier grants roles of the shop's own only: through the system's roles it would hand out the admin area
    /// </summary>
    private async Task ValidateRoleAsync(TierModel model)
    {
        if (model.CustomerRoleId == 0)
            return;

        var role = await _customerService.GetCustomerRoleByIdAsync(model.CustomerRoleId);
        if (role is null || role.IsSystemRole)
            ModelState.AddModelError(nameof(model.CustomerRoleId), await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Fields.CustomerRoleId.Invalid"));
    }

    private static void Apply(TierModel model, LoyaltyTier tier)
    {
        tier.Name = model.Name.Trim();
        tier.Threshold = model.Threshold;
        tier.EarnMultiplier = model.EarnMultiplier;
        tier.Color = model.Color.Trim();
        tier.CustomerRoleId = model.CustomerRoleId > 0 ? model.CustomerRoleId : null;
        tier.DisplayOrder = model.DisplayOrder;
    }

    private async Task<IActionResult> SavedAsync(LoyaltyTier tier, bool continueEditing, string resource)
    {
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync(resource));
        return continueEditing
            ? RedirectToAction(nameof(Edit), new { id = tier.Id })
            : RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
    }

    #endregion

    #region Methods

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> List(TierSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareTierListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Create(int programId)
    {
        if (await _programService.GetProgramByIdAsync(programId) is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);

        var tiers = await _tierService.GetTiersAsync(programId);
        var model = new TierModel
        {
            ProgramId = programId,
            Color = "#4ab2f1",
            DisplayOrder = tiers.Select(tier => tier.DisplayOrder).DefaultIfEmpty().Max() + 1
        };
        return await EditorAsync("Create", model, null);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Create(TierModel model, bool continueEditing)
    {
        if (await _programService.GetProgramByIdAsync(model.ProgramId) is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
        await ValidateRoleAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync("Create", model, null);

        var tier = new LoyaltyTier { ProgramId = model.ProgramId };
        Apply(model, tier);
        await _tierService.InsertTierAsync(tier);
        return await SavedAsync(tier, continueEditing, "Plugins.Misc.Loyalty.Tiers.Added");
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Edit(int id)
    {
        var tier = await _tierService.GetTierByIdAsync(id);
        return tier is null ? RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName) : await EditorAsync("Edit", null, tier);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Edit(TierModel model, bool continueEditing)
    {
        var tier = await _tierService.GetTierByIdAsync(model.Id);
        if (tier is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
        await ValidateRoleAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync("Edit", model, tier);

        Apply(model, tier);
        await _tierService.UpdateTierAsync(tier);
        return await SavedAsync(tier, continueEditing, "Plugins.Misc.Loyalty.Tiers.Updated");
    }

    /// <summary>
    /// Move a tier one place up or down
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Move(int id, bool up)
    {
        var tier = await _tierService.GetTierByIdAsync(id);
        if (tier is null)
            return ErrorJson(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.NotFound"));

        var tiers = await _tierService.GetTiersInDisplayOrderAsync(tier.ProgramId);
        var from = tiers.ToList().FindIndex(other => other.Id == id);
        var to = Math.Clamp(from + (up ? -1 : 1), 0, tiers.Count - 1);
        tiers.RemoveAt(from);
        tiers.Insert(to, tier);
        for (var place = 0; place < tiers.Count; place++)
        {
            if (tiers[place].DisplayOrder == place + 1)
                continue;

            tiers[place].DisplayOrder = place + 1;
            await _tierService.UpdateTierAsync(tiers[place]);
        }

        return Json(new { Result = true });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    public async Task<IActionResult> Delete(int id)
    {
        var tier = await _tierService.GetTierByIdAsync(id);
        if (tier is null)
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);

        //members must have a tier to fall back to
        if ((await _tierService.GetTiersAsync(tier.ProgramId)).Count == 1)
        {
            _notificationService.ErrorNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.LastOne"));
            return RedirectToAction(nameof(Edit), new { id });
        }

        await _tierService.DeleteTierAsync(tier);
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.Deleted"));
        return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
    }

    #endregion
}
