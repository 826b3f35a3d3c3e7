namespace Sandbox.Store.Areas.Admin.Models;

public record OrderSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Orders.List.OrderStatus")]
    public IList<int> OrderStatusIds { get; set; } = [];

    [NopResourceDisplayName("Admin.Orders.List.PaymentStatus")]
    public IList<int> PaymentStatusIds { get; set; } = [];

    [NopResourceDisplayName("Admin.Orders.List.Store")]
    public int StoreId { get; set; }

    [NopResourceDisplayName("Admin.Orders.List.BillingEmail")]
    public string BillingEmail { get; set; }

    [NopResourceDisplayName("Admin.Orders.List.GoDirectlyToNumber")]
    public string GoDirectlyToCustomOrderNumber { get; set; }
    public IList<SelectListItem> AvailableOrderStatuses { get; set; } = [];
    public IList<SelectListItem> AvailablePaymentStatuses { get; set; } = [];
    public IList<SelectListItem> AvailableStores { get; set; } = [];
}

/// <summary>An order as listed and edited by an admin</summary>
public record OrderModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Orders.Fields.CustomOrderNumber")]
    public string CustomOrderNumber { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderGuid")]
    public Guid OrderGuid { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Store")]
    public string StoreName { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Customer")]
    public string CustomerEmail { get; set; }
    public int CustomerId { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderStatus")]
    public string OrderStatus { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderStatus")]
    public int OrderStatusId { get; set; }
    public IList<SelectListItem> AvailableOrderStatuses { get; set; } = [];

    [NopResourceDisplayName("Admin.Orders.Fields.PaymentStatus")]
    public string PaymentStatus { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.PaymentMethod")]
    public string PaymentMethod { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.ShippingStatus")]
    public string ShippingStatus { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderSubtotal")]
    public string OrderSubtotal { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderSubTotalDiscount")]
    public string OrderSubTotalDiscount { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderShipping")]
    public string OrderShipping { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Tax")]
    public string Tax { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderTotalDiscount")]
    public string OrderTotalDiscount { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.OrderTotal")]
    public string OrderTotal { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderSubtotal")]
    public decimal OrderSubtotalInclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderSubtotal")]
    public decimal OrderSubtotalExclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderSubTotalDiscount")]
    public decimal OrderSubTotalDiscountInclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderSubTotalDiscount")]
    public decimal OrderSubTotalDiscountExclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderShipping")]
    public decimal OrderShippingInclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderShipping")]
    public decimal OrderShippingExclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.PaymentMethodAdditionalFee")]
    public decimal PaymentMethodAdditionalFeeInclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.PaymentMethodAdditionalFee")]
    public decimal PaymentMethodAdditionalFeeExclTaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.TaxRates")]
    public string TaxRatesValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.Tax")]
    public decimal TaxValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderTotalDiscount")]
    public decimal OrderTotalDiscountValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.Edit.OrderTotal")]
    public decimal OrderTotalValue { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.GiftCardInfo")]
    public IList<OrderGiftCardModel> GiftCards { get; set; } = [];

    [NopResourceDisplayName("Admin.Orders.Fields.RefundedAmount")]
    public string RefundedAmount { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.UsedDiscounts")]
    public IList<UsedDiscountModel> UsedDiscounts { get; set; } = [];

    [NopResourceDisplayName("Admin.Orders.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }

    [NopResourceDisplayName("Admin.Orders.Fields.PaidDate")]
    public DateTime? PaidDate { get; set; }
    public string BillingAddress { get; set; }
    public string ShippingAddress { get; set; }
    public string ShippingMethod { get; set; }
    public IList<OrderItemModel> Items { get; set; } = [];
    public IList<OrderNoteModel> Notes { get; set; } = [];
    public OrderActionsModel Actions { get; set; } = new();

    [NopResourceDisplayName("Admin.Orders.Fields.PartialRefund.AmountToRefund")]
    public decimal AmountToRefund { get; set; }
    public decimal MaxAmountToRefund { get; set; }
    public string PrimaryStoreCurrencyCode { get; set; }
}

/// <summary>What can be done with an order in its present state</summary>
public record OrderActionsModel : BaseNopModel
{
    public bool CanCancelOrder { get; set; }
    public bool CanCapture { get; set; }
    public bool CanMarkOrderAsPaid { get; set; }
    public bool CanRefund { get; set; }
    public bool CanRefundOffline { get; set; }
    public bool CanPartiallyRefund { get; set; }
    public bool CanPartiallyRefundOffline { get; set; }
    public bool CanVoid { get; set; }
    public bool CanVoidOffline { get; set; }
}

public record OrderItemModel : BaseNopEntityModel
{
    public int ProductId { get; set; }
    public string ProductName { get; set; }
    public string Sku { get; set; }
    public string AttributeInfo { get; set; }
    public string UnitPrice { get; set; }
    public decimal UnitPriceInclTaxValue { get; set; }
    public decimal UnitPriceExclTaxValue { get; set; }
    public int Quantity { get; set; }
    public decimal DiscountInclTaxValue { get; set; }
    public decimal DiscountExclTaxValue { get; set; }
    public string SubTotal { get; set; }
    public decimal SubTotalInclTaxValue { get; set; }
    public decimal SubTotalExclTaxValue { get; set; }
    public IList<string> PurchasedGiftCardCodes { get; set; } = [];
}

public record OrderGiftCardModel : BaseNopModel
{
    public string CouponCode { get; set; }
    public string Amount { get; set; }
}

public record UsedDiscountModel : BaseNopModel
{
    public int DiscountId { get; set; }
    public string DiscountName { get; set; }
}

public record OrderNoteModel : BaseNopEntityModel
{
    public string Note { get; set; }
    public bool DisplayToCustomer { get; set; }
    public DateTime CreatedOn { get; set; }
}
