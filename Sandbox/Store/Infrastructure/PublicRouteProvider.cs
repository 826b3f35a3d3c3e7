using Nop.Web.Framework.Mvc.Routing;

namespace Sandbox.Store.Infrastructure;

/// <summary>The public store's fixed addresses, the same as nopCommerce's</summary>
public class PublicRouteProvider : IRouteProvider
{
    public int Priority => 0;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        foreach (var (name, pattern, controller, action) in Routes())
            endpointRouteBuilder.MapControllerRoute(name, pattern, new { controller, action });
    }

    private static IEnumerable<(string Name, string Pattern, string Controller, string Action)> Routes()
    {
        yield return (NopRouteNames.General.HOMEPAGE, "", "Home", "Index");
        yield return (NopRouteNames.General.LOGIN, "login/", "Customer", "Login");
        yield return (NopRouteNames.Standard.LOGIN_CHECKOUT_AS_GUEST, "login/checkoutasguest", "Customer", "LoginCheckoutAsGuest");
        yield return (NopRouteNames.Standard.REGISTER, "register/", "Customer", "Register");
        yield return (NopRouteNames.Standard.REGISTER_RESULT, "registerresult/{resultId:min(0)}", "Customer", "RegisterResult");
        yield return (NopRouteNames.Standard.LOGOUT, "logout/", "Customer", "Logout");
        yield return (NopRouteNames.General.CUSTOMER_INFO, "customer/info", "Customer", "Info");
        yield return (NopRouteNames.Standard.CUSTOMER_CHANGE_PASSWORD, "customer/changepassword", "Customer", "ChangePassword");
        yield return (NopRouteNames.Standard.PASSWORD_RECOVERY_CONFIRM, "passwordrecovery/confirm", "Customer", "PasswordRecoveryConfirm");
        yield return (NopRouteNames.Standard.ACCOUNT_ACTIVATION, "customer/activation", "Customer", "AccountActivation");
        yield return (NopRouteNames.Standard.EMAIL_REVALIDATION, "customer/revalidateemail", "Customer", "EmailRevalidation");
        yield return (NopRouteNames.General.SEARCH, "search/", "Catalog", "Search");
        yield return (NopRouteNames.Standard.CHANGE_CURRENCY, "changecurrency/{customercurrency:min(0)}", "Common", "SetCurrency");
        yield return (NopRouteNames.Standard.CHANGE_LANGUAGE, "changelanguage/{langid:min(0)}", "Common", "SetLanguage");
        yield return (NopRouteNames.Standard.PAGE_NOT_FOUND, "page-not-found", "Common", "PageNotFound");
        yield return (NopRouteNames.Ajax.SUBSCRIBE_NEWSLETTER, "subscribenewsletter", "Newsletter", "SubscribeNewsletter");
        yield return (NopRouteNames.Standard.NEWSLETTER_ACTIVATION, "newsletter/subscriptionactivation/{token:guid}/{active}", "Newsletter", "SubscriptionActivation");
        yield return (PictureRoutes.PRODUCT, "images/products/{productId:min(1)}.svg", "Picture", "Product");
        yield return (PictureRoutes.UPLOADED, "images/uploaded/{pictureId:min(1)}", "Picture", "Uploaded");
        yield return (PictureRoutes.CATEGORY, "images/categories/{categoryId:min(1)}.svg", "Picture", "Category");

        yield return (NopRouteNames.General.CART, "cart/", "ShoppingCart", "Cart");
        yield return (NopRouteNames.Ajax.ADD_PRODUCT_TO_CART_CATALOG,
            "addproducttocart/catalog/{productId:min(0)}/{shoppingCartTypeId:min(0)}/{quantity:min(0)}", "ShoppingCart", "AddProductToCart_Catalog");
        yield return (NopRouteNames.Ajax.ADD_PRODUCT_TO_CART_DETAILS,
            "addproducttocart/details/{productId:min(0)}/{shoppingCartTypeId:min(0)}", "ShoppingCart", "AddProductToCart_Details");

        yield return (NopRouteNames.General.WISHLIST, "wishlist/{customerGuid?}", "ShoppingCart", "Wishlist");
        yield return (NopRouteNames.General.COMPARE_PRODUCTS, "compareproducts/", "Product", "CompareProducts");
        yield return (NopRouteNames.Ajax.ADD_PRODUCT_TO_COMPARE, "compareproducts/add/{productId:min(0)}", "Product", "AddProductToCompareList");

        yield return (NopRouteNames.General.CUSTOMER_ORDERS, "order/history", "Order", "CustomerOrders");
        yield return (NopRouteNames.Standard.ORDER_DETAILS, "orderdetails/{orderId:min(0)}", "Order", "Details");
        yield return (NopRouteNames.Standard.RE_ORDER, "reorder/{orderId:min(0)}", "Order", "ReOrder");
        yield return (NopRouteNames.Standard.CANCEL_ORDER, "orderdetails/cancelorder/{orderId:min(0)}", "Order", "CancelOrder");

        yield return (NopRouteNames.Standard.CHECKOUT, "checkout/", "Checkout", "Index");
        yield return (NopRouteNames.Standard.CHECKOUT_ONE_PAGE, "onepagecheckout/", "Checkout", "OnePageCheckout");
        yield return (NopRouteNames.Standard.CHECKOUT_BILLING_ADDRESS, "checkout/billingaddress", "Checkout", "BillingAddress");
        yield return (NopRouteNames.Standard.CHECKOUT_SELECT_BILLING_ADDRESS, "checkout/selectbillingaddress", "Checkout", "SelectBillingAddress");
        yield return (NopRouteNames.Standard.CHECKOUT_SHIPPING_ADDRESS, "checkout/shippingaddress", "Checkout", "ShippingAddress");
        yield return (NopRouteNames.Standard.CHECKOUT_SELECT_SHIPPING_ADDRESS, "checkout/selectshippingaddress", "Checkout", "SelectShippingAddress");
        yield return (NopRouteNames.Standard.CHECKOUT_SHIPPING_METHOD, "checkout/shippingmethod", "Checkout", "ShippingMethod");
        yield return (NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD, "checkout/paymentmethod", "Checkout", "PaymentMethod");
        yield return (NopRouteNames.Standard.CHECKOUT_PAYMENT_INFO, "checkout/paymentinfo", "Checkout", "PaymentInfo");
        yield return (NopRouteNames.Standard.CHECKOUT_CONFIRM, "checkout/confirm", "Checkout", "Confirm");
        yield return (NopRouteNames.Standard.CHECKOUT_COMPLETED, "checkout/completed/{orderId:int?}", "Checkout", "Completed");
        foreach (var action in new[] { "OpcSaveBilling", "OpcSaveShipping", "OpcSaveShippingMethod", "OpcSavePaymentMethod", "OpcSavePaymentInfo", "OpcConfirmOrder" })
            yield return ("Checkout" + action, "checkout/" + action, "Checkout", action);
    }
}

public static class PictureRoutes
{
    public const string PRODUCT = "ProductPicture";
    public const string UPLOADED = "UploadedPicture";
    public const string CATEGORY = "CategoryPicture";
}
