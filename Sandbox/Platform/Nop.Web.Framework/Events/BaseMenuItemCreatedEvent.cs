using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

/// <summary>Base of the events raised while the admin menu is built</summary>
public abstract class BaseMenuItemCreatedEvent
{
    private readonly IAdminMenu _adminMenu;

    protected BaseMenuItemCreatedEvent(IAdminMenu adminMenu)
    {
        _adminMenu = adminMenu;
    }

    public virtual string GetMenuItemUrl(string controllerName, string actionName)
    {
        return _adminMenu.GetMenuItemUrl(controllerName, actionName);
    }
}
