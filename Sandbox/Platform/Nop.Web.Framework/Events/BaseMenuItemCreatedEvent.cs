using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

/// <summary>Base of the events raised while the admin menu is built</summary>
public abstract class BaseMenuItemCreatedEvent(IAdminMenu adminMenu)
{
    public virtual string GetMenuItemUrl(string controllerName, string actionName) => adminMenu.GetMenuItemUrl(controllerName, actionName);
}
