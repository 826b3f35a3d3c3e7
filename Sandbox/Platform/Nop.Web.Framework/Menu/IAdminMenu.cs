namespace Nop.Web.Framework.Menu;

/// <summary>The menu at the side of the admin area</summary>
public interface IAdminMenu
{
    Task<AdminMenuItem> GetRootNodeAsync(bool showHidden = false);

    string GetMenuItemUrl(string controllerName, string actionName);
}
