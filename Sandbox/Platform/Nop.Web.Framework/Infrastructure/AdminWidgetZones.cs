namespace Nop.Web.Framework.Infrastructure;

/// <summary>Places in the admin pages where widgets appear</summary>
public static class AdminWidgetZones
{
    public static string CardAfter => "admin_card_after";
    public static string CardBefore => "admin_card_before";
    public static string CustomerDetailsBlock => "admin_customer_details_block";
    public static string CustomerDetailsButtons => "admin_customer_details_buttons";
    public static string DashboardTop => "admin_dashboard_top";
    public static string DashboardBottom => "admin_dashboard_bottom";
    public static string DiscountDetailsBlock => "admin_discount_details_block";
    public static string HeaderAfter => "admin_header_after";
    public static string HeaderBefore => "admin_header_before";
    public static string OrderDetailsBlock => "admin_order_details_block";
    public static string OrderDetailsButtons => "admin_order_details_buttons";
    public static string PluginListButtons => "admin_plugin_list_buttons";
    public static string ProductDetailsBlock => "admin_product_details_block";
    public static string ProductDetailsButtons => "admin_product_details_buttons";
    public static string CustomerListButtons => "admin_customer_list_buttons";
    public static string OrderListButtons => "admin_order_list_buttons";
}
