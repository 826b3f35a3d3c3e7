namespace Nop.Core.Domain.Orders;

public partial class OrderSettings : ISettings
{
    public decimal MinOrderSubtotalAmount { get; set; }
    public bool MinOrderSubtotalAmountIncludingTax { get; set; }
    public decimal MinOrderTotalAmount { get; set; }
    public bool AnonymousCheckoutAllowed { get; set; }
    public bool CheckoutDisabled { get; set; }
    public bool TermsOfServiceOnShoppingCartPage { get; set; }
    public bool OnePageCheckoutEnabled { get; set; }
    public bool DisableOrderCompletedPage { get; set; }
    public int MinimumOrderPlacementInterval { get; set; }
    public bool CompleteOrderWhenDelivered { get; set; }
    public string CustomOrderNumberMask { get; set; }
    public bool PlaceOrderWithLock { get; set; }
    public bool AllowCustomersCancelOrders { get; set; }
    public bool IsReOrderAllowed { get; set; }
    public bool AutoUpdateOrderTotalsOnEditingOrder { get; set; }
    public bool ActivateGiftCardsAfterCompletingOrder { get; set; }
    public bool DeactivateGiftCardsAfterCancellingOrder { get; set; }
    public bool DeactivateGiftCardsAfterDeletingOrder { get; set; }
    public bool DeleteGiftCardUsageHistory { get; set; }
    public int CustomerOrdersPageSize { get; set; }
}
