using Nop.Core.Domain.Orders;
using Nop.Web.Models.Common;
using Nop.Web.Models.Media;

namespace Nop.Web.Models.Order;

public partial record OrderDetailsModel : BaseNopEntityModel
{
    public string CustomOrderNumber { get; set; }
    public DateTime CreatedOn { get; set; }
    public OrderStatus OrderStatus { get; set; }
    public string OrderStatusText { get; set; }
    public bool IsReOrderAllowed { get; set; }
    public bool CanCancelOrder { get; set; }
    public bool IsShippable { get; set; }
    public string ShippingStatus { get; set; }
    public AddressModel ShippingAddress { get; set; } = new();
    public string ShippingMethod { get; set; }
    public AddressModel BillingAddress { get; set; } = new();
    public string PaymentMethod { get; set; }
    public string PaymentMethodStatus { get; set; }
    public string OrderSubtotal { get; set; }
    public string OrderSubTotalDiscount { get; set; }
    public string OrderShipping { get; set; }
    public string Tax { get; set; }
    public bool DisplayTax { get; set; }
    public IList<TaxRate> TaxRates { get; set; } = [];
    public bool DisplayTaxRates { get; set; }
    public string PaymentMethodAdditionalFee { get; set; }
    public IList<GiftCard> GiftCards { get; set; } = [];
    public string OrderTotalDiscount { get; set; }
    public string OrderTotal { get; set; }
    public IList<OrderItemModel> Items { get; set; } = [];

    #region Nested classes

    public partial record TaxRate : BaseNopModel
    {
        public string Rate { get; set; }
        public string Value { get; set; }
    }

    public partial record GiftCard : BaseNopModel
    {
        public string CouponCode { get; set; }
        public string Amount { get; set; }
    }

    public partial record OrderItemModel : BaseNopEntityModel
    {
        public string Sku { get; set; }
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string ProductSeName { get; set; }
        public string UnitPrice { get; set; }
        public string SubTotal { get; set; }
        public int Quantity { get; set; }
        public PictureModel Picture { get; set; } = new();
    }

    #endregion
}
