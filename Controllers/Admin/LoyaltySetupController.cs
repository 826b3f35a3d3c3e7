using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Validators;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// The short setup on the configuration page, and the list of first steps on the dashboard
/// </summary>
public class LoyaltySetupController(AdminPageServices page,
    ActiveWidget widget,
    FirstSetup setup,
    LoyaltyAdminModelFactory modelFactory,
    ProgramModelFactory programModelFactory,
    IProgramService programService,
    StoreDays days) : LoyaltyAreaController(page, "Setup")
{
    #region Fields

    private readonly FirstSetup _setup = setup;

    #endregion

    #region Utilities

    /// <summary>
    /// Judge the program as its own page would
    /// </summary>
    private async Task ValidateAsync(SetupModel setup, LoyaltyProgram program)
    {
        var judged = await programModelFactory.PrepareProgramModelAsync(null, program);
        var step = setup.PointValue > 0 ? FirstSetup.StepOf(setup.PointValue) : judged.RedeemStep;
        (judged.PointName, judged.PointNamePlural, judged.PointsPerCurrencyUnit, judged.PointValue) =
            (setup.PointName?.Trim(), setup.PointNamePlural?.Trim(), setup.PointsPerCurrencyUnit, setup.PointValue);
        if (setup.PointValue != program.PointValue)
            (judged.MinRedeemPoints, judged.RedeemStep) = (step, step);
        var result = await new ProgramValidator(Localization).ValidateAsync(judged);
        foreach (var error in result.Errors)
            ModelState.AddModelError($"{nameof(ConfigurationModel.Setup)}.{error.PropertyName}", error.ErrorMessage);
        if (setup.StartDay is null)
            await FaultAsync($"{nameof(ConfigurationModel.Setup)}.{nameof(setup.StartDay)}", "Fields.StartDay.Required");
    }

    private void Apply(SetupModel setup, LoyaltyProgram program)
    {
        if (setup.PointValue != program.PointValue)
            program.MinRedeemPoints = program.RedeemStep = FirstSetup.StepOf(setup.PointValue);
        program.PointName = setup.PointName.Trim();
        program.PointNamePlural = setup.PointNamePlural.Trim();
        program.PointsPerCurrencyUnit = setup.PointsPerCurrencyUnit;
        program.PointValue = setup.PointValue;
        program.RedemptionEnabled = setup.RedemptionEnabled;
        program.StartOnUtc = days.StartUtc(setup.StartDay, program.StartOnUtc) ?? program.StartOnUtc;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Open the program as it was set up
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> Save(SetupModel setup)
    {
        var program = await programService.GetDefaultProgramAsync(0);
        if (!await _setup.IsOpenAsync(program))
            return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);

        await ValidateAsync(setup, program);
        if (!ModelState.IsValid)
        {
            var model = await modelFactory.PrepareConfigurationModelAsync();
            model.Setup = setup with { CurrencyCode = model.Setup?.CurrencyCode };
            return View("~/Plugins/Misc.Loyalty/Views/Admin/Configure.cshtml", model);
        }

        Apply(setup, program);
        await _setup.ApplyAsync(program, setup.Tiers, await GetActorAsync());
        await NotifyAsync("Saved");

        return RedirectToAction("Index", "LoyaltyDashboard");
    }

    /// <summary>
    /// Put the setup away
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> Skip()
    {
        await _setup.CloseAsync(await GetActorAsync());

        return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
    }

    /// <summary>
    /// Put the list of first steps away
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> HideSteps()
    {
        await _setup.HideStepsAsync(await GetActorAsync());

        return RedirectToAction("Index", "LoyaltyDashboard");
    }

    /// <summary>
    /// Let the pages of all stores show the plugin's widgets
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> ShowWidgets()
    {
        await widget.SetAsync(active: true, await GetActorAsync());
        await NotifyAsync("WidgetsShown");

        return RedirectToAction("Index", "LoyaltyDashboard");
    }

    #endregion
}
