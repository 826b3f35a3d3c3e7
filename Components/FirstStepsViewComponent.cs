using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Configuration;
using Nop.Services.Security;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What is left to do until points are earned and spent, for who can do it: gone when all is done or when it was put away
/// </summary>
public class FirstStepsViewComponent(FirstSteps steps,
    IAdminStores adminStores,
    IPermissionService permissionService,
    IProgramService programService,
    ISettingService settingService,
    TimeProvider time) : NopViewComponent
{
    #region Fields

    private readonly FirstSteps _steps = steps;

    #endregion

    #region Utilities

    private async Task<string> GetUrlAsync(string step)
    {
        return step switch
        {
            FirstSteps.PROGRAM when (await programService.GetProgramsAsync(activeOnly: false)).FirstOrDefault() is { } program => Url.Action("Edit", "LoyaltyProgram", new { id = program.Id }),
            FirstSteps.PROGRAM => Url.Action("Create", "LoyaltyProgram"),
            FirstSteps.EARN => Url.Action("List", "LoyaltyRule"),
            FirstSteps.SPEND => Url.Action("List", "LoyaltyReward"),
            FirstSteps.TASKS => Url.Action("List", "ScheduleTask"),
            FirstSteps.MAIL => Url.Action("List", "EmailAccount"),
            FirstSteps.POINTS => Url.Content("~/"),
            _ => null
        };
    }

    #endregion

    #region Methods

    /// <summary>
    /// Invoke the component
    /// </summary>
    /// <returns>The view component result</returns>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if ((await adminStores.GetScopeAsync()).IsLimited || !await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission)
            || (await settingService.LoadSettingAsync<LoyaltySettings>()).FirstStepsHidden)
            return Content(string.Empty);

        var steps = await _steps.GetAsync(time.GetUtcNow().UtcDateTime);
        if (steps.All(step => step.Done))
            return Content(string.Empty);

        var model = new FirstStepsModel();
        foreach (var step in steps)
            model.Steps.Add(new FirstStepModel { Name = step.Name, Done = step.Done, Url = await GetUrlAsync(step.Name) });

        return View("~/Plugins/Misc.Loyalty/Views/Components/FirstSteps.cshtml", model);
    }

    #endregion
}
