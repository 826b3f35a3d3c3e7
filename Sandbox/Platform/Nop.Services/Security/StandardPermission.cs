namespace Nop.Services.Security;

/// <summary>System names of the store's own rights, by area.</summary>
public static class StandardPermission
{
    public static class Customers
    {
        public const string CUSTOMERS_VIEW = $"{nameof(Customers)}.CustomersView";
        public const string CUSTOMERS_CREATE_EDIT_DELETE = $"{nameof(Customers)}.CustomersCreateEditDelete";
        public const string GDPR_MANAGE = $"{nameof(Customers)}.GDPRManage";
        public const string CUSTOMER_ROLES_VIEW = $"{nameof(Customers)}.CustomerRolesView";
        public const string CUSTOMER_ROLES_CREATE_EDIT_DELETE = $"{nameof(Customers)}.CustomerRolesCreateEditDelete";
    }

    public static class Orders
    {
        public const string ORDERS_VIEW = $"{nameof(Orders)}.OrdersView";
        public const string ORDERS_CREATE_EDIT_DELETE = $"{nameof(Orders)}.OrdersCreateEditDelete";
    }

    public static class Catalog
    {
        public const string PRODUCTS_VIEW = $"{nameof(Catalog)}.ProductsView";
        public const string PRODUCTS_CREATE_EDIT_DELETE = $"{nameof(Catalog)}.ProductsCreateEditDelete";
        public const string PRODUCT_REVIEWS_VIEW = $"{nameof(Catalog)}.ProductReviewsView";
        public const string PRODUCT_REVIEWS_CREATE_EDIT_DELETE = $"{nameof(Catalog)}.ProductReviewsCreateEditDelete";
    }

    public static class Promotions
    {
        public const string DISCOUNTS_VIEW = $"{nameof(Promotions)}.DiscountsView";
        public const string DISCOUNTS_CREATE_EDIT_DELETE = $"{nameof(Promotions)}.DiscountsCreateEditDelete";
    }

    public static class ContentManagement
    {
        public const string MESSAGE_TEMPLATES_VIEW = $"{nameof(ContentManagement)}.MessageTemplatesView";
        public const string MESSAGE_TEMPLATES_CREATE_EDIT_DELETE = $"{nameof(ContentManagement)}.MessageTemplatesCreateEditDelete";
    }

    public static class Configuration
    {
        public const string MANAGE_SETTINGS = $"{nameof(Configuration)}.ManageSettings";
        public const string MANAGE_ACL = $"{nameof(Configuration)}.ManageACL";
        public const string MANAGE_STORES = $"{nameof(Configuration)}.ManageStores";
        public const string MANAGE_PLUGINS = $"{nameof(Configuration)}.ManagePlugins";
    }

    public static class System
    {
        public const string MANAGE_SYSTEM_LOG = $"{nameof(System)}.ManageSystemLog";
        public const string MANAGE_MESSAGE_QUEUE = $"{nameof(System)}.ManageMessageQueue";
        public const string MANAGE_MAINTENANCE = $"{nameof(System)}.ManageMaintenance";
        public const string MANAGE_SCHEDULE_TASKS = $"{nameof(System)}.ManageScheduleTasks";
    }

    public static class Security
    {
        public const string ACCESS_ADMIN_PANEL = $"{nameof(Security)}.AccessAdminPanel";
    }

    public static class PublicStore
    {
        public const string DISPLAY_PRICES = $"{nameof(PublicStore)}.DisplayPrices";
        public const string ENABLE_SHOPPING_CART = $"{nameof(PublicStore)}.EnableShoppingCart";
        public const string PUBLIC_STORE_ALLOW_NAVIGATION = $"{nameof(PublicStore)}.PublicStoreAllowNavigation";
    }
}
