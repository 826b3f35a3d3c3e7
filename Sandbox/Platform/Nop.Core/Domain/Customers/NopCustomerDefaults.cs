namespace Nop.Core.Domain.Customers;

/// <summary>System names of roles and accounts, and keys of the attributes kept per customer.</summary>
public static partial class NopCustomerDefaults
{
    public static string AdministratorsRoleName => "Administrators";

    public static string RegisteredRoleName => "Registered";

    public static string GuestsRoleName => "Guests";

    public static string VendorsRoleName => "Vendors";

    public static string SearchEngineCustomerName => "SearchEngine";

    public static string BackgroundTaskCustomerName => "BackgroundTask";

    public static string DiscountCouponCodeAttribute => "DiscountCouponCode";

    public static string GiftCardCouponCodesAttribute => "GiftCardCouponCodes";

    public static string ImpersonatedCustomerIdAttribute => "ImpersonatedCustomerId";

    public static string AdminAreaStoreScopeConfigurationAttribute => "AdminAreaStoreScopeConfiguration";

    public static string SelectedPaymentMethodAttribute => "SelectedPaymentMethod";

    public static string SelectedShippingOptionAttribute => "SelectedShippingOption";

    public static string SelectedPickupPointAttribute => "SelectedPickupPoint";

    public static string ProcessPaymentRequestAttribute => "ProcessPaymentRequest";

    public static string CheckoutAttributes => "CheckoutAttributes";

    public static string OfferedShippingOptionsAttribute => "OfferedShippingOptions";

    public static string UseRewardPointsDuringCheckoutAttribute => "UseRewardPointsDuringCheckout";
}
