using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Localization;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// Keeps admins who are limited to stores to them: each action says with a <see cref="StoreLimitAttribute"/> what it concerns. An action
/// that says nothing is refused to them
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdminStoresAttribute : Attribute, IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var stores = context.HttpContext.RequestServices.GetRequiredService<IAdminStores>();
        if ((await stores.GetScopeAsync()).IsLimited && !await AllowsAsync(context, stores))
            context.Result = await RefuseAsync(context.HttpContext);
        else
            await next();
    }

    /// <summary>
    /// Whether an action changes something, as the permission says that it needs
    /// </summary>
    public static bool Changes(MethodInfo action)
    {
        return action.GetCustomAttributes<CheckPermissionAttribute>().Any(attribute => attribute.PermissionSystemName.Contains(LoyaltyDefaults.ManagePermission));
    }

    private static async Task<bool> AllowsAsync(ActionExecutingContext context, IAdminStores stores)
    {
        var action = ((ControllerActionDescriptor)context.ActionDescriptor).MethodInfo;
        var limits = action.GetCustomAttributes<StoreLimitAttribute>().ToList();
        foreach (var limit in limits)
        {
            if (!await limit.AllowsAsync(context, stores, Changes(action)))
                return false;
        }

        return limits.Count > 0;
    }

    /// <summary>
    /// Refuses like nopCommerce refuses who lacks a permission: with its page, or in the language of scripts
    /// </summary>
    private static async Task<IActionResult> RefuseAsync(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsPost(request.Method) && http.RequestServices.GetRequiredService<IWebHelper>().IsAjaxRequest(request))
            return new JsonResult(new { error = await http.RequestServices.GetRequiredService<ILocalizationService>().GetResourceAsync("Plugins.Misc.Loyalty.StoreLimits.Refused") });

        return new RedirectToActionResult("AccessDenied", "Security", new { pageUrl = $"{request.PathBase}{request.Path}{request.QueryString}" });
    }
}
