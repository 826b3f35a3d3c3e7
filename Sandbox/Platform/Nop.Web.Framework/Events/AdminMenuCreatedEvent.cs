using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

/// <summary>The admin menu's own items are in place; plugins add theirs</summary>
public class AdminMenuCreatedEvent(IAdminMenu adminMenu, AdminMenuItem rootMenuItem) : BaseMenuItemCreatedEvent(adminMenu)
{
    public AdminMenuItem RootMenuItem { get; protected set; } = rootMenuItem;
}
