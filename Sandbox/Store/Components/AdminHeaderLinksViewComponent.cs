using Microsoft.AspNetCore.Mvc;
using Nop.Services.Security;
using Nop.Web.Framework.Components;

namespace Sandbox.Store.Components;

/// <summary>The bar over the page that leads staff to the administration</summary>
public class AdminHeaderLinksViewComponent : NopViewComponent
{
    private readonly IPermissionService _permissionService;

    public AdminHeaderLinksViewComponent(IPermissionService permissionService)
    {
        _permissionService = permissionService;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        return await _permissionService.AuthorizeAsync(StandardPermission.Security.ACCESS_ADMIN_PANEL)
            ? View()
            : Content(string.Empty);
    }
}
