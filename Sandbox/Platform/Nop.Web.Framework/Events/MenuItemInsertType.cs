namespace Nop.Web.Framework.Events;

/// <summary>Where a menu item goes, seen from its neighbours</summary>
public enum MenuItemInsertType
{
    After,
    Before,
    TryAfterThanBefore,
    TryBeforeThanAfter
}
