namespace Sandbox.Store.Components;

/// <summary>The bar over the page that leads staff to the administration</summary>
public class AdminHeaderLinksViewComponent(IPermissionService permissionService) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        await permissionService.AuthorizeAsync(StandardPermission.Security.ACCESS_ADMIN_PANEL)
            ? View()
            : Content(string.Empty);
}
