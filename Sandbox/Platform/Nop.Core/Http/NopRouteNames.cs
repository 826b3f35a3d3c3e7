namespace Nop.Core.Http;

public static partial class NopRouteNames
{
    public static partial class General
    {
        public const string LOGIN = "Login";
        public const string HOMEPAGE = "Homepage";
        public const string CUSTOMER_INFO = "CustomerInfo";
        public const string CUSTOMER_ORDERS = "CustomerOrders";
        public const string SEARCH = "ProductSearch";
        public const string CART = "ShoppingCart";
        public const string WISHLIST = "Wishlist";
        public const string COMPARE_PRODUCTS = "CompareProducts";
    }

    /// <summary>Pages reached from other pages</summary>
    public static partial class Standard
    {
        public const string LOGOUT = "Logout";
        public const string REGISTER = "Register";
        public const string REGISTER_RESULT = "RegisterResult";
        public const string LOGIN_CHECKOUT_AS_GUEST = "LoginCheckoutAsGuest";
        public const string CHANGE_CURRENCY = "ChangeCurrency";
        public const string PASSWORD_RECOVERY_CONFIRM = "PasswordRecoveryConfirm";
        public const string ACCOUNT_ACTIVATION = "AccountActivation";
        public const string EMAIL_REVALIDATION = "EmailRevalidation";
        public const string CHANGE_LANGUAGE = "ChangeLanguage";
        public const string CUSTOMER_CHANGE_PASSWORD = "CustomerChangePassword";
        public const string CHECKOUT = "Checkout";
        public const string CHECKOUT_ONE_PAGE = "CheckoutOnePage";
        public const string CHECKOUT_BILLING_ADDRESS = "CheckoutBillingAddress";
        public const string CHECKOUT_SELECT_BILLING_ADDRESS = "CheckoutSelectBillingAddress";
        public const string CHECKOUT_SHIPPING_ADDRESS = "CheckoutShippingAddress";
        public const string CHECKOUT_SELECT_SHIPPING_ADDRESS = "CheckoutSelectShippingAddress";
        public const string CHECKOUT_SHIPPING_METHOD = "CheckoutShippingMethod";
        public const string CHECKOUT_PAYMENT_METHOD = "CheckoutPaymentMethod";
        public const string CHECKOUT_PAYMENT_INFO = "CheckoutPaymentInfo";
        public const string CHECKOUT_CONFIRM = "CheckoutConfirm";
        public const string CHECKOUT_COMPLETED = "CheckoutCompleted";
        public const string ORDER_DETAILS = "OrderDetails";
        public const string RE_ORDER = "ReOrder";
        public const string CANCEL_ORDER = "CancelOrder";
        public const string NEWSLETTER_ACTIVATION = "NewsletterActivation";
        public const string PAGE_NOT_FOUND = "PageNotFound";
    }

    /// <summary>Addresses that scripts call</summary>
    public static partial class Ajax
    {
        public const string ADD_PRODUCT_TO_CART_CATALOG = "AddProductToCart-Catalog";
        public const string ADD_PRODUCT_TO_CART_DETAILS = "AddProductToCart-Details";
        public const string ADD_PRODUCT_TO_COMPARE = "AddProductToCompare";
        public const string SUBSCRIBE_NEWSLETTER = "SubscribeNewsletter";
    }
}
