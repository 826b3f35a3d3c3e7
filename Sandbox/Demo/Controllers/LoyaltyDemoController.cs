using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.LoyaltyDemo.Models;
using Nop.Plugin.Misc.LoyaltyDemo.Services;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.LoyaltyDemo.Controllers;

/// <summary>The page that makes the demonstration shop</summary>
[Area(AreaNames.ADMIN)]
[AuthorizeAdmin]
[AutoValidateAntiforgeryToken]
public class LoyaltyDemoController(
    DemoHistory demoHistory,
    DemoShop demoShop,
    ILocalizationService localizationService,
    INotificationService notificationService) : BasePluginController
{
    private ViewResult Show(DemoModel model) => View("~/Plugins/Misc.LoyaltyDemo/Views/Configure.cshtml", model);

    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> Configure()
    {
        var model = new DemoModel { Exists = await demoShop.ExistsAsync(), Progress = demoHistory.Progress };
        //whoever looks on sees it move
        if (model.Progress is { Running: true })
            Response.Headers["Refresh"] = "3";

        return Show(model);
    }

    [HttpPost, ActionName("Configure")]
    [FormValueRequired("create")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> Create()
    {
        try
        {
            var facts = await demoShop.CreateAsync();
            Response.Headers.CacheControl = "no-store";

            return Show(new DemoModel { Exists = true, Facts = facts });
        }
        catch (Exception exception)
        {
            await notificationService.ErrorNotificationAsync(exception);

            return RedirectToAction("Configure");
        }
    }

    [HttpPost, ActionName("Configure")]
    [FormValueRequired("history")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> AddHistory(DemoModel model)
    {
        if (!await demoShop.ExistsAsync() || !demoHistory.TryStart(model.Members))
            notificationService.WarningNotification(await localizationService.GetResourceAsync($"{LoyaltyDemoDefaults.LOCALE_PREFIX}.History.NotNow"));

        return RedirectToAction("Configure");
    }
}
