using Nop.Core.Events;
using Nop.Services.Security;
using Nop.Web.Framework.Events;

namespace Nop.Web.Framework.Menu;

public class AdminMenu(
    IEventPublisher eventPublisher,
    IHttpContextAccessor httpContextAccessor,
    ILocalizationService localizationService,
    IPermissionService permissionService) : IAdminMenu
{
    protected AdminMenuItem _root;

    public virtual string GetMenuItemUrl(string controllerName, string actionName) =>
        $"{httpContextAccessor.HttpContext?.Request.PathBase}/{AreaNames.ADMIN}/{controllerName}/{actionName}";

    public virtual async Task<AdminMenuItem> GetRootNodeAsync(bool showHidden = false)
    {
        if (_root is not null)
            return _root;

        var root = await BuildAsync();
        await eventPublisher.PublishAsync(new AdminMenuCreatedEvent(this, root));
        if (!showHidden)
            await HideForbiddenAsync(root);

        return _root = root;
    }

    private async Task<AdminMenuItem> BuildAsync()
    {
        const string LEAF = "far fa-dot-circle";

        async Task<AdminMenuItem> leaf(string systemName, string resource, string controller, string action, params string[] permissions) => new()
        {
            SystemName = systemName,
            Title = await localizationService.GetResourceAsync(resource),
            Url = GetMenuItemUrl(controller, action),
            IconClass = LEAF,
            PermissionNames = permissions
        };

        async Task<AdminMenuItem> group(string systemName, string resource, string icon, params AdminMenuItem[] children) => new()
        {
            SystemName = systemName,
            Title = await localizationService.GetResourceAsync(resource),
            IconClass = icon,
            ChildNodes = children.ToList()
        };

        var dashboard = await leaf("Dashboard", "Admin.Dashboard", "Home", "Index", StandardPermission.Security.ACCESS_ADMIN_PANEL);
        dashboard.IconClass = "fas fa-desktop";

        return new AdminMenuItem
        {
            SystemName = "Home",
            Title = await localizationService.GetResourceAsync("Admin.Home"),
            Url = GetMenuItemUrl("Home", "Index"),
            ChildNodes =
            {
                dashboard,
                await group("Catalog", "Admin.Catalog", "fas fa-book",
                    await leaf("Products", "Admin.Catalog.Products", "Product", "List", StandardPermission.Catalog.PRODUCTS_VIEW),
                    await leaf("Product reviews", "Admin.Catalog.ProductReviews", "ProductReview", "List", StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW)),
                await group("Sales", "Admin.Sales", "fas fa-shopping-cart",
                    await leaf("Orders", "Admin.Orders", "Order", "List", StandardPermission.Orders.ORDERS_VIEW)),
                await group("Customers", "Admin.Customers", "far fa-user",
                    await leaf("Customers list", "Admin.Customers.Customers", "Customer", "List", StandardPermission.Customers.CUSTOMERS_VIEW),
                    await leaf("Customer roles", "Admin.Customers.CustomerRoles", "CustomerRole", "List", StandardPermission.Customers.CUSTOMER_ROLES_VIEW)),
                await group("Promotions", "Admin.Promotions", "fas fa-tags",
                    await leaf("Discounts", "Admin.Promotions.Discounts", "Discount", "List", StandardPermission.Promotions.DISCOUNTS_VIEW)),
                await group("Content Management", "Admin.ContentManagement", "fas fa-cubes",
                    await leaf("Message templates", "Admin.ContentManagement.MessageTemplates", "MessageTemplate", "List", StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW)),
                await group("Configuration", "Admin.Configuration", "fas fa-cogs",
                    await leaf("Order settings", "Admin.Configuration.Settings.Order", "Setting", "Order", StandardPermission.Configuration.MANAGE_SETTINGS),
                    await leaf("Tax settings", "Admin.Configuration.Settings.Tax", "Setting", "Tax", StandardPermission.Configuration.MANAGE_SETTINGS),
                    await leaf("All settings", "Admin.Configuration.Settings.AllSettings", "Setting", "AllSettings", StandardPermission.Configuration.MANAGE_SETTINGS),
                    await leaf("Stores", "Admin.Configuration.Stores", "Store", "List", StandardPermission.Configuration.MANAGE_STORES),
                    await leaf("Access control list", "Admin.Configuration.ACL", "Security", "Permissions", StandardPermission.Configuration.MANAGE_ACL),
                    await leaf("Local plugins", "Admin.Configuration.Plugins.Local", "Plugin", "List", StandardPermission.Configuration.MANAGE_PLUGINS)),
                await group("System", "Admin.System", "fas fa-cube",
                    await leaf("Log", "Admin.System.Log", "Log", "List", StandardPermission.System.MANAGE_SYSTEM_LOG),
                    await leaf("Warnings", "Admin.System.Warnings", "Common", "Warnings", StandardPermission.System.MANAGE_MAINTENANCE),
                    await leaf("Message queue", "Admin.System.QueuedEmails", "QueuedEmail", "List", StandardPermission.System.MANAGE_MESSAGE_QUEUE),
                    await leaf("Schedule tasks", "Admin.System.ScheduleTasks", "ScheduleTask", "List", StandardPermission.System.MANAGE_SCHEDULE_TASKS))
            }
        };
    }

    /// <summary>An item shows when the customer has one of its permissions and, for a group, when a child shows</summary>
    private async Task HideForbiddenAsync(AdminMenuItem item)
    {
        foreach (var child in item.ChildNodes)
            await HideForbiddenAsync(child);

        var allowed = item.PermissionNames.Count == 0;
        foreach (var permission in item.PermissionNames)
            allowed = allowed || await permissionService.AuthorizeAsync(permission);

        var isGroup = item.ChildNodes.Count > 0;
        item.Visible = item.Visible && allowed && (!isGroup || item.ChildNodes.Any(child => child.Visible));
    }
}
