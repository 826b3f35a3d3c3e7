using Nop.Core.Domain.Customers;

namespace Nop.Services.Security;

/// <summary>
/// The store's own rights.
/// </summary>
public class DefaultPermissionConfigManager : IPermissionConfigManager
{
    public IList<PermissionConfig> AllConfigs => new List<PermissionConfig>
    {
        new("Admin area. Customers. View", StandardPermission.Customers.CUSTOMERS_VIEW,
            nameof(StandardPermission.Customers), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Customers. Create, edit, delete", StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Customers), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Customers. Manage GDPR", StandardPermission.Customers.GDPR_MANAGE,
            nameof(StandardPermission.Customers), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Customer roles. View", StandardPermission.Customers.CUSTOMER_ROLES_VIEW,
            nameof(StandardPermission.Customers), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Customer roles. Create, edit, delete", StandardPermission.Customers.CUSTOMER_ROLES_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Customers), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Orders. View", StandardPermission.Orders.ORDERS_VIEW,
            nameof(StandardPermission.Orders), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Orders. Create, edit, delete", StandardPermission.Orders.ORDERS_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Orders), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Products. View", StandardPermission.Catalog.PRODUCTS_VIEW,
            nameof(StandardPermission.Catalog), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Products. Create, edit, delete", StandardPermission.Catalog.PRODUCTS_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Catalog), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Product reviews. View", StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW,
            nameof(StandardPermission.Catalog), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Product reviews. Create, edit, delete", StandardPermission.Catalog.PRODUCT_REVIEWS_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Catalog), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Discounts. View", StandardPermission.Promotions.DISCOUNTS_VIEW,
            nameof(StandardPermission.Promotions), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Discounts. Create, edit, delete", StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE,
            nameof(StandardPermission.Promotions), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Message templates. View", StandardPermission.ContentManagement.MESSAGE_TEMPLATES_VIEW,
            nameof(StandardPermission.ContentManagement), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Message templates. Create, edit, delete", StandardPermission.ContentManagement.MESSAGE_TEMPLATES_CREATE_EDIT_DELETE,
            nameof(StandardPermission.ContentManagement), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Settings", StandardPermission.Configuration.MANAGE_SETTINGS,
            nameof(StandardPermission.Configuration), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Access control list", StandardPermission.Configuration.MANAGE_ACL,
            nameof(StandardPermission.Configuration), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Stores", StandardPermission.Configuration.MANAGE_STORES,
            nameof(StandardPermission.Configuration), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Plugins", StandardPermission.Configuration.MANAGE_PLUGINS,
            nameof(StandardPermission.Configuration), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Log", StandardPermission.System.MANAGE_SYSTEM_LOG,
            nameof(StandardPermission.System), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Message queue", StandardPermission.System.MANAGE_MESSAGE_QUEUE,
            nameof(StandardPermission.System), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Maintenance", StandardPermission.System.MANAGE_MAINTENANCE,
            nameof(StandardPermission.System), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Scheduled tasks", StandardPermission.System.MANAGE_SCHEDULE_TASKS,
            nameof(StandardPermission.System), NopCustomerDefaults.AdministratorsRoleName),
        new("Security. Enter the admin area", StandardPermission.Security.ACCESS_ADMIN_PANEL,
            nameof(StandardPermission.Security), NopCustomerDefaults.AdministratorsRoleName),
        new("Public store. See prices", StandardPermission.PublicStore.DISPLAY_PRICES,
            nameof(StandardPermission.PublicStore), NopCustomerDefaults.AdministratorsRoleName,
            NopCustomerDefaults.GuestsRoleName, NopCustomerDefaults.RegisteredRoleName),
        new("Public store. Use the shopping cart", StandardPermission.PublicStore.ENABLE_SHOPPING_CART,
            nameof(StandardPermission.PublicStore), NopCustomerDefaults.AdministratorsRoleName,
            NopCustomerDefaults.GuestsRoleName, NopCustomerDefaults.RegisteredRoleName),
        new("Public store. Look around", StandardPermission.PublicStore.PUBLIC_STORE_ALLOW_NAVIGATION,
            nameof(StandardPermission.PublicStore), NopCustomerDefaults.AdministratorsRoleName,
            NopCustomerDefaults.GuestsRoleName, NopCustomerDefaults.RegisteredRoleName)
    };
}
